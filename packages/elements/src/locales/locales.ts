import { shared } from '../shared.ts';
import { en } from './en.ts';
import type { Locale } from './locale.ts';
import { loadLocale } from './load-locale.ts';

const known = shared('locales', () => new Map<string, Locale>([['en', en]]));
const asked = new Map<string, Promise<void>>();

/** Makes the elements speak a language wherever the page is written in it (`lang`). */
export function registerLocale(locale: Locale): void {
  known.set(locale.tag.toLowerCase(), locale);
}

/**
 * What the elements say in a language: of those that are registered the nearest, English where there is none.
 *
 * @param loaded called once a nearer one has come, where languages are loaded by themselves
 */
export function localeFor(lang: string, loaded: () => void): Locale {
  for (const tag of nearest(lang)) {
    const locale = known.get(tag);
    if (locale) return locale;
    const coming =
      asked.get(tag) ??
      loadLocale(tag)
        ?.then(registerLocale)
        .catch(() => {});
    if (!coming) continue;
    asked.set(tag, coming);
    // One that could not be loaded stays unknown, and whoever asked goes on in English.
    void coming.then(() => known.has(tag) && loaded());
    return en;
  }
  return en;
}

/** What the browser would say of the language that most pages are in: to ask it for the first time takes milliseconds. */
const AMERICAN = ['en-us', 'en-latn', 'en'];

/** `zh-tw` is written in the script of `zh-hant`; Norwegian and Hebrew have an older tag as well. */
function nearest(lang: string): readonly string[] {
  if (/^en(-us)?$/i.test(lang)) return AMERICAN;
  try {
    const { language, script, region } = new Intl.Locale(lang).maximize();
    const name = { no: 'nb', nn: 'nb', iw: 'he', in: 'id' }[language] ?? language;
    // English outside of North America is nearer to that of Britain.
    const other = name === 'en' && region !== 'US' && region !== 'CA' ? ['en-gb'] : [];
    return [`${name}-${region}`, `${name}-${script}`, ...other, name].map((tag) => tag.toLowerCase());
  } catch {
    return [];
  }
}
