import { SCHEMES, type DebitScheme } from '../../core/values/debit-scheme.ts';
import type { Existing } from '../../errors.ts';
import type { PathOf } from '../wire.ts';

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

const CARD_PATHS: Readonly<Record<string, string>> = { number: 'cardNum', expiry: 'cardExpiry', securityCode: 'cvv' };

/** Paths of a card's body. */
export const cardPath: PathOf = (input) => CARD_PATHS[input] ?? input;

/** Paths of a bank account's body. */
export function bankAccountPath(scheme: DebitScheme): PathOf {
  const paths: Readonly<Record<string, string>> = {
    number: SCHEMES[scheme].numberField,
    institutionNumber: 'institutionId',
  };
  return (input) => paths[input] ?? input;
}

/** Paths of a profile's body, with the card and the bank accounts that it may hold. */
export const profilePath: PathOf = (input) => {
  if (input === 'customerId') return 'merchantCustomerId';
  const [nest, ...rest] = input.split('.');
  if (nest === 'card') return `card.${cardPath(rest.join('.'))}`;
  if (nest !== 'bankAccounts') return input;
  const [scheme, ...inner] = rest;
  return `${scheme}BankAccount.${bankAccountPath(scheme as DebitScheme)(inner.join('.'))}`;
};

const PAYMENT_PATHS: Readonly<Record<string, string>> = {
  'card.number': 'card.cardNum',
  'card.expiry': 'card.cardExpiry',
  'card.singleUseToken': 'card.paymentToken',
  'card.securityCode': 'card.cvv',
  reference: 'merchantRefNum',
};

/** Paths of a payment's body. */
export const paymentBodyPath: PathOf = (input) => PAYMENT_PATHS[input] ?? input;
