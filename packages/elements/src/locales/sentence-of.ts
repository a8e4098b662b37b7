import { type BrowserErrorCode, browserError } from '@inlay/protocol';
import type { Locale } from './locale.ts';

/** The sentence for an error: the page's own, else that of the language, else the English one. */
export function sentenceOf(
  code: BrowserErrorCode,
  { errors }: Pick<Locale, 'errors'>,
  messages: { readonly [code in BrowserErrorCode]?: string } = {},
): string {
  const sentences: { readonly [code in BrowserErrorCode]?: string } = errors;
  return messages[code] ?? sentences[code] ?? browserError(code).message;
}
