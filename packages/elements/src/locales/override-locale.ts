import type { Locale } from './locale.ts';

/** Words of the page's own. What is left out stays as the language has it. */
export type LocaleOverrides = {
  readonly [section in 'labels' | 'placeholders' | 'errors' | 'accountTypes' | 'words']?: Partial<Locale[section]>;
};

const SECTIONS = ['labels', 'placeholders', 'errors', 'accountTypes', 'words'] as const;

export function overrideLocale(locale: Locale, overrides: LocaleOverrides | undefined): Locale {
  if (!overrides) return locale;
  const sections = SECTIONS.map((section) => [section, { ...locale[section], ...overrides[section] }]);
  return { ...locale, ...(Object.fromEntries(sections) as Pick<Locale, (typeof SECTIONS)[number]>) };
}
