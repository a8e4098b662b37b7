import type { Existing, ExistingPayment } from '../../errors.ts';

export const VAULT_PATH = '/customervault/v1';
export const PROFILES_PATH = `${VAULT_PATH}/profiles`;
export const ACCOUNTS_PATH = '/cardpayments/v1/accounts';
/** The page that says more about a code. */
export const ERROR_PAGE_PATH = '/errors';

type PaymentKind = ExistingPayment['kind'];

/** What a collection of payments is called in a path. */
export const COLLECTIONS: Readonly<Record<PaymentKind, string>> = {
  authorization: 'auths',
  verification: 'verifications',
};

/** Where a payment can be looked up. */
export function paymentPath(payment: {
  readonly accountNumber: string;
  readonly kind: PaymentKind;
  readonly id: string;
}): string {
  return `${ACCOUNTS_PATH}/${payment.accountNumber}/${COLLECTIONS[payment.kind]}/${payment.id}`;
}

/** Where a record can be looked up that stands in the way. Cards and bank accounts are found without their profile. */
export function existingPath(existing: Existing): string {
  const { kind, id } = existing;
  switch (kind) {
    case 'payment':
      return paymentPath({ ...existing.payment, id });
    case 'bankAccount':
      return `${VAULT_PATH}/${existing.scheme}bankaccounts/${id}`;
    default:
      return `${VAULT_PATH}/${kind}s/${id}`;
  }
}
