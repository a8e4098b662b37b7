import type { Existing } from '../../errors.ts';

export const VAULT_PATH = '/customervault/v1';
export const PROFILES_PATH = `${VAULT_PATH}/profiles`;
export const ACCOUNTS_PATH = '/cardpayments/v1/accounts';
/** The page that says more about a code. */
export const ERROR_PAGE_PATH = '/errors';

type PaymentKind = NonNullable<Existing['payment']>['kind'];

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
export function existingPath({ kind, id, payment }: Existing): string {
  if (payment) return paymentPath({ ...payment, id });
  return `${VAULT_PATH}/${kind.toLowerCase()}s/${id}`;
}
