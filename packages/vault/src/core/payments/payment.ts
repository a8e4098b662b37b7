import type { ErrorCode } from '@inlay/protocol';
import type { AddressFields } from '../wallet/addresses.sql.ts';
import type { PaymentKind, StoredPayment } from './payments.sql.ts';
import { findPayment } from './payments.sql.ts';
import type { Deps } from '../context.ts';
import { requireAccount } from '../access/accounts.ts';
import { recordNotFound } from '../record-not-found.ts';

export type { PaymentKind, PaymentStatus } from './payments.sql.ts';

/** What comes along with a payment and is read again. */
export interface PaymentDetails {
  readonly description?: string;
  readonly profile?: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly email?: string;
    readonly merchantCustomerId?: string;
  };
  readonly billingDetails?: AddressFields;
  /** The network that the payer chose for the card. */
  readonly preferredNetwork?: string;
  readonly merchantDescriptor?: { readonly dynamicDescriptor?: string; readonly phone?: string };
}

export interface Payment extends Omit<StoredPayment, 'details' | 'errorCode'> {
  readonly details: PaymentDetails;
  readonly errorCode?: ErrorCode;
}

export function toPayment({ details, ...stored }: StoredPayment): Payment {
  return { ...stored, details: JSON.parse(details) as PaymentDetails } as Payment;
}

/** @throws {CodedError} `record_not_found`, also when the payment is of another account or kind */
export async function getPayment(
  deps: Deps,
  tenantId: string,
  path: { readonly accountNumber: string; readonly kind: PaymentKind; readonly id: string },
): Promise<Payment> {
  await requireAccount(deps, tenantId, path.accountNumber);
  const stored = await findPayment(deps.storage.read, tenantId, path.id);
  if (!stored || stored.accountNumber !== path.accountNumber || stored.kind !== path.kind) {
    throw recordNotFound(path.id);
  }
  return toPayment(stored);
}
