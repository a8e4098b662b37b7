import { type DebitScheme, SCHEMES } from '../../core/values/debit-scheme.ts';
import type { PathOf } from '../wire.ts';

// What this wire calls the inputs of the core. What is not named here has the same name on both sides.

export const ADDRESS_NAMES = {
  nickName: 'nickname',
  zip: 'postalCode',
  defaultShippingAddressIndicator: 'isDefaultShipping',
} as const;

export const CARD_NAMES = {
  cardNum: 'number',
  cardExpiry: 'expiry',
  cvv: 'securityCode',
  nickName: 'nickname',
  merchantRefNum: 'reference',
  defaultCardIndicator: 'makeDefault',
} as const;

export const BANK_ACCOUNT_NAMES = {
  accountNumber: 'number',
  iban: 'number',
  nickName: 'nickname',
  merchantRefNum: 'reference',
  institutionId: 'institutionNumber',
} as const;

export const PROFILE_NAMES = { merchantCustomerId: 'customerId' } as const;

type Names = Readonly<Record<string, string>>;

type Renamed<T, N extends Names> = { [Member in keyof T as Member extends keyof N ? N[Member] : Member]: T[Member] };

/** Gives members of a body the names that the core has for them. */
export function rename<T extends object, N extends Names>(body: T, names: N): Renamed<T, N> {
  const renamed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) renamed[names[name] ?? name] = value;
  return renamed as never;
}

function pathsOf(names: Names): PathOf {
  const paths: Names = Object.fromEntries(Object.entries(names).map(([path, name]) => [name, path]));
  return (input) => paths[input] ?? input;
}

/** Paths of a card's body. */
export const cardPath: PathOf = pathsOf(CARD_NAMES);

/** Paths of a bank account's body. */
export function bankAccountPath(scheme: DebitScheme): PathOf {
  const paths = pathsOf(BANK_ACCOUNT_NAMES);
  return (input) => (input === 'number' ? SCHEMES[scheme].numberField : paths(input));
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

const PAYMENT_PATHS: Names = {
  reference: 'merchantRefNum',
  'card.number': 'card.cardNum',
  'card.expiry': 'card.cardExpiry',
  'card.singleUseToken': 'card.paymentToken',
  'card.securityCode': 'card.cvv',
};

/** Paths of a payment's body. */
export const paymentBodyPath: PathOf = (input) => PAYMENT_PATHS[input] ?? input;
