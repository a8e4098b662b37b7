import type { Existing, ExistingPayment } from '../../errors.ts';

export const VAULT_PATH = '/customervault/v1';
export const PROFILES_PATH = `${VAULT_PATH}/profiles`;
export const ACCOUNTS_PATH = '/cardpayments/v1/accounts';
/** The page that explains an error code. */
export const ERROR_PAGE_PATH = '/errors';

type PaymentKind = ExistingPayment['kind'];

/** The path segment of a collection of payments. */
export const COLLECTIONS: Readonly<Record<PaymentKind, string>> = {
  authorization: 'auths',
  verification: 'verifications',
};

/** Returns the path of a payment. */
export function paymentPath(payment: {
  readonly accountNumber: string;
  readonly kind: PaymentKind;
  readonly id: string;
}): string {
  return `${ACCOUNTS_PATH}/${payment.accountNumber}/${COLLECTIONS[payment.kind]}/${payment.id}`;
}

/** Returns the path of a conflicting record. Cards and bank accounts can be read without their profile. */
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
