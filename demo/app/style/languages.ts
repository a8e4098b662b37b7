import type { Locale } from '@inlay/elements';
import { LOCALE_TAGS } from '@inlay/elements/locales/tags';

type Tag = (typeof LOCALE_TAGS)[number];
type Load = () => Promise<{ readonly locale: Locale } | { readonly en: Locale }>;

/** Each language is a file of its own, which comes when it is chosen. */
const LOAD: Readonly<Record<Tag, Load>> = {
  ar: () => import('@inlay/elements/locales/ar'),
  bg: () => import('@inlay/elements/locales/bg'),
  cs: () => import('@inlay/elements/locales/cs'),
  da: () => import('@inlay/elements/locales/da'),
  de: () => import('@inlay/elements/locales/de'),
  el: () => import('@inlay/elements/locales/el'),
  en: () => import('@inlay/elements/locales/en'),
  'en-GB': () => import('@inlay/elements/locales/en-gb'),
  es: () => import('@inlay/elements/locales/es'),
  et: () => import('@inlay/elements/locales/et'),
  fi: () => import('@inlay/elements/locales/fi'),
  fr: () => import('@inlay/elements/locales/fr'),
  he: () => import('@inlay/elements/locales/he'),
  hr: () => import('@inlay/elements/locales/hr'),
  hu: () => import('@inlay/elements/locales/hu'),
  id: () => import('@inlay/elements/locales/id'),
  it: () => import('@inlay/elements/locales/it'),
  ja: () => import('@inlay/elements/locales/ja'),
  ko: () => import('@inlay/elements/locales/ko'),
  lt: () => import('@inlay/elements/locales/lt'),
  lv: () => import('@inlay/elements/locales/lv'),
  nb: () => import('@inlay/elements/locales/nb'),
  nl: () => import('@inlay/elements/locales/nl'),
  pl: () => import('@inlay/elements/locales/pl'),
  pt: () => import('@inlay/elements/locales/pt'),
  'pt-BR': () => import('@inlay/elements/locales/pt-br'),
  ro: () => import('@inlay/elements/locales/ro'),
  ru: () => import('@inlay/elements/locales/ru'),
  sk: () => import('@inlay/elements/locales/sk'),
  sl: () => import('@inlay/elements/locales/sl'),
  sv: () => import('@inlay/elements/locales/sv'),
  th: () => import('@inlay/elements/locales/th'),
  tr: () => import('@inlay/elements/locales/tr'),
  uk: () => import('@inlay/elements/locales/uk'),
  vi: () => import('@inlay/elements/locales/vi'),
  'zh-Hans': () => import('@inlay/elements/locales/zh-hans'),
  'zh-Hant': () => import('@inlay/elements/locales/zh-hant'),
};

/** What the elements say in a language. */
export async function loadLanguage(tag: string): Promise<Locale> {
  const module = await (LOAD[tag as Tag] ?? LOAD.en)();
  return 'en' in module ? module.en : module.locale;
}

/** All languages, each under the name that its speakers call it by. */
export function listLanguages(): readonly { readonly tag: string; readonly name: string }[] {
  return LOCALE_TAGS.map((tag) => ({
    tag,
    name: new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag,
  })).toSorted((a, b) => a.name.localeCompare(b.name));
}
