/**
 * The fields of a payment form. One word in every room: the attribute `field` of an element, the `field` of an error,
 * the fragment of a frame's URL.
 */
export const CARD_FIELD_NAMES = [
  'cardNumber',
  'cardExpiry',
  'cardExpiryMonth',
  'cardExpiryYear',
  'cardCode',
  'cardholderName',
  'postalCode',
] as const;

export const BANK_FIELD_NAMES = [
  'routingNumber',
  'accountNumber',
  'accountNumberConfirmation',
  'accountType',
  'sortCode',
  'transitNumber',
  'institutionNumber',
  'iban',
  'bic',
  'accountHolderName',
] as const;

export const FIELD_NAMES = [...CARD_FIELD_NAMES, ...BANK_FIELD_NAMES] as const;

export type CardFieldName = (typeof CARD_FIELD_NAMES)[number];
export type BankFieldName = (typeof BANK_FIELD_NAMES)[number];
export type FieldName = CardFieldName | BankFieldName;

/** Cards and bank accounts have a document each, so that a form loads the rules of one. */
export type FrameFamily = 'card' | 'bank';

/** What a stored account is called in `accountType`. */
export const ACCOUNT_TYPES = ['CHECKING', 'SAVINGS', 'LOAN'] as const;

export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Where a frame's document is served, without its fragment. The key is the publishable key. */
export function framePath(documentMajor: number, publishableKey: string, family: FrameFamily = 'card'): string {
  return `/frames/${documentMajor}/${publishableKey}${family === 'card' ? '' : `/${family}`}`;
}

/** The path of the one route that a browser posts a value to. */
export const SINGLE_USE_TOKENS_PATH = '/customervault/v1/singleusetokens';

/** The header in which the tokenizer states the origin of the page that embeds it. */
export const PARENT_ORIGIN_HEADER = 'inlay-parent-origin';
