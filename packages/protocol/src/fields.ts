/**
 * The fields of a payment form. One word in every room: the attribute `field` of an element, the `field` of an error,
 * the fragment of a frame's URL.
 */
export const FIELD_NAMES = ['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName'] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** Where a frame's document is served, without its fragment. The key is the publishable key. */
export function framePath(documentMajor: number, publishableKey: string): string {
  return `/frames/${documentMajor}/${publishableKey}`;
}

/** The path of the one route that a browser posts a value to. */
export const SINGLE_USE_TOKENS_PATH = '/customervault/v1/singleusetokens';

/** The header in which the tokenizer states the origin of the page that embeds it. */
export const PARENT_ORIGIN_HEADER = 'inlay-parent-origin';
