import type { AddressFields } from '../values/address.ts';
import { type AddressAtRest, fromAddressAtRest, toAddressAtRest } from '../values/address-at-rest.ts';
import { fromBrandAtRest, toBrandAtRest } from '../values/card-brand-at-rest.ts';
import type { CardExpiry } from '../values/card-expiry.ts';

/** The readable details of the card behind a token. */
export interface CardDetails {
  readonly bin: string;
  readonly lastDigits: string;
  /** `visa`, `elo`. A token that is read back has only brands that rows have letters for. */
  readonly brand?: string;
  readonly expiry: CardExpiry;
  readonly holderName?: string;
  /** The network that the payer chose among those of the card. */
  readonly preferredNetwork?: string;
  readonly billingAddress?: AddressFields;
}

/** The details inside a JSON column. Their member names never change. */
export type CardAtRest = Omit<CardDetails, 'billingAddress' | 'brand'> & {
  readonly type?: string;
  readonly billingAddress?: AddressAtRest;
};

export function toCardAtRest({ brand, billingAddress, ...same }: CardDetails): CardAtRest {
  const type = toBrandAtRest(brand);
  return {
    ...same,
    ...(type === undefined ? {} : { type }),
    ...(billingAddress ? { billingAddress: toAddressAtRest(billingAddress) } : {}),
  };
}

export function fromCardAtRest({ type, billingAddress, ...same }: CardAtRest): CardDetails {
  const brand = fromBrandAtRest(type);
  return {
    ...same,
    ...(brand === undefined ? {} : { brand }),
    ...(billingAddress ? { billingAddress: fromAddressAtRest(billingAddress) } : {}),
  };
}
