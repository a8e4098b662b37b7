import { importPart } from '../parts/script-base.ts';
import type { Locale } from './locale.ts';
import { LOCALE_TAGS } from './tags.ts';

/** Loads a language from where the script came from. It stands in for `load-locale.ts` in the script tag's bundle. */
export function loadLocale(tag: string): Promise<Locale> | undefined {
  const isThere = LOCALE_TAGS.some((known) => known.toLowerCase() === tag);
  if (!isThere) return undefined;
  return importPart<{ readonly locale: Locale }>(`locale-${tag}`).then(({ locale }) => locale);
}
