import type { AddressFields } from '../values/address.ts';
import { type AddressAtRest, fromAddressAtRest, toAddressAtRest } from '../values/address-at-rest.ts';

/** Details that are stored with a payment and shown again. */
export interface PaymentDetails {
  readonly description?: string;
  /** The payer, as the merchant knows them. */
  readonly payer?: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly email?: string;
    readonly customerId?: string;
  };
  readonly billingAddress?: AddressFields;
  /** The network that the payer chose for the card. */
  readonly preferredNetwork?: string;
  /** The text on the payer's bank statement. */
  readonly descriptor?: { readonly text?: string; readonly phone?: string };
}

/**
 * The details inside their JSON column. Its member names never change, because servers of different releases read each
 * other's rows.
 */
interface DetailsAtRest {
  readonly description?: string;
  readonly profile?: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly email?: string;
    readonly merchantCustomerId?: string;
  };
  readonly merchantDescriptor?: { readonly dynamicDescriptor?: string; readonly phone?: string };
  readonly billingDetails?: AddressAtRest;
  readonly preferredNetwork?: string;
}

/** @returns the JSON for the row of a payment */
export function toDetailsAtRest({ payer, billingAddress, descriptor, ...same }: PaymentDetails): string {
  const { customerId, ...names } = payer ?? {};
  const { text, ...phone } = descriptor ?? {};
  const atRest: DetailsAtRest = {
    ...same,
    ...(payer
      ? { profile: { ...names, ...(customerId === undefined ? {} : { merchantCustomerId: customerId }) } }
      : {}),
    ...(descriptor
      ? { merchantDescriptor: { ...(text === undefined ? {} : { dynamicDescriptor: text }), ...phone } }
      : {}),
    ...(billingAddress ? { billingDetails: toAddressAtRest(billingAddress) } : {}),
  };
  return JSON.stringify(atRest);
}

/** @param json the JSON in the row of a payment */
export function fromDetailsAtRest(json: string): PaymentDetails {
  const { profile, billingDetails, merchantDescriptor, ...same } = JSON.parse(json) as DetailsAtRest;
  const { merchantCustomerId, ...names } = profile ?? {};
  const { dynamicDescriptor, ...phone } = merchantDescriptor ?? {};
  return {
    ...same,
    ...(profile
      ? { payer: { ...names, ...(merchantCustomerId === undefined ? {} : { customerId: merchantCustomerId }) } }
      : {}),
    ...(billingDetails ? { billingAddress: fromAddressAtRest(billingDetails) } : {}),
    ...(merchantDescriptor
      ? { descriptor: { ...(dynamicDescriptor === undefined ? {} : { text: dynamicDescriptor }), ...phone } }
      : {}),
  };
}
