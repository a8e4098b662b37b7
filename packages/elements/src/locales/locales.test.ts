import { ACCOUNT_TYPES, BROWSER_ERRORS, FIELD_NAMES } from '@inlay/protocol';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import type { Locale } from './locale.ts';
import { LOCALE_TAGS } from './tags.ts';

declare global {
  interface ImportMeta {
    glob(pattern: string): Record<string, () => Promise<unknown>>;
  }
}

const LANGUAGE_FILE = /^\.\/([a-z]{2,3}(?:-[a-z]{2,4})?)\.ts$/;
const RIGHT_TO_LEFT = ['ar', 'he'];
/** Names that are the same in every language, those of foreign schemes where there is no other, and Romanian `Card`. */
const SAME_AS_ENGLISH = ['IBAN', 'BIC', 'Sort code', 'Routing number', 'Card'];
/** Latin words that may stand in Greek or Cyrillic. */
const LATIN_NAMES = ['IBAN', 'BIC', 'SWIFT', 'sort', 'code', 'transit'];

const files = Object.entries(import.meta.glob('./*.ts')).flatMap(([path, load]) => {
  const name = LANGUAGE_FILE.exec(path)?.[1];
  return name === undefined ? [] : [{ name, load }];
});

const locales = await Promise.all(
  files
    .filter(({ name }) => name !== 'en')
    .map(async ({ name, load }) => ({ name, locale: ((await load()) as { locale: Locale }).locale })),
);

const all = [{ name: 'en', locale: en }, ...locales];

const shown = Object.entries(BROWSER_ERRORS).flatMap(([code, { audience }]) => (audience === 'integrator' ? [] : code));

const SHAPE = {
  labels: ['card', ...FIELD_NAMES],
  placeholders: ['cardExpiry', 'cardExpiryMonth', 'cardExpiryYear'],
  errors: shown,
  accountTypes: ACCOUNT_TYPES,
  words: ['network', 'storedCard', 'expires', 'retry'],
} as const;

const PARTS = Object.keys(SHAPE) as (keyof typeof SHAPE)[];

/** Every string that a payer may meet, by its path: `labels.card`. English also holds what integrators are told. */
function stringsOf(locale: Locale, parts = PARTS): Map<string, string> {
  return new Map(
    parts.flatMap((part) => {
      const texts = Object.entries(locale[part]).filter(([key]) => (SHAPE[part] as readonly string[]).includes(key));
      return texts.map(([key, text]) => [`${part}.${key}`, text] as const);
    }),
  );
}

function faults(strings: Map<string, string>, isFault: (text: string, path: string) => boolean): string[] {
  return [...strings].filter(([path, text]) => isFault(text, path)).map(([path, text]) => `${path}: ${text}`);
}

/** How often each `{name}` stands in a text. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name as string).toSorted();
}

function fullStopOf({ tag }: Locale): RegExp {
  if (tag === 'ja' || tag.startsWith('zh')) return /。$/u;
  // Thai writes no full stop: sentences are parted by a space.
  if (tag === 'th') return /\p{Script=Thai}$/u;
  return /[^.]\.$/u;
}

const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

test('the tags are those of the files, in order', () => {
  expect(LOCALE_TAGS.map((tag) => tag.toLowerCase()).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  expect(LOCALE_TAGS).toEqual([...LOCALE_TAGS].toSorted());
  expect(new Set(LOCALE_TAGS)).toEqual(new Set(all.map(({ locale }) => locale.tag)));
});

test('there are at least twenty languages beside English', () => {
  const languages = new Set(LOCALE_TAGS.map((tag) => new Intl.Locale(tag).language));
  languages.delete('en');
  expect(languages.size).toBeGreaterThanOrEqual(20);
});

describe.each(all)('$name', ({ name, locale }) => {
  test('is named by its tag, which is canonical', () => {
    expect(locale.tag.toLowerCase()).toBe(name);
    expect(Intl.getCanonicalLocales(locale.tag)).toEqual([locale.tag]);
  });

  test('runs in the direction of its script', () => {
    expect(locale.dir).toBe(RIGHT_TO_LEFT.includes(locale.tag) ? 'rtl' : 'ltr');
  });

  test('names its variables once each, and no others', () => {
    expect(namesIn(locale.words.storedCard)).toEqual(['brand', 'digits']);
    expect(namesIn(locale.words.expires)).toEqual(['date']);
    const others = stringsOf(locale);
    others.delete('words.storedCard');
    others.delete('words.expires');
    expect(faults(others, (text) => /[{}]/.test(text))).toEqual([]);
  });

  test('shows the expiry date as month, one separator and year', () => {
    const { cardExpiry, cardExpiryMonth, cardExpiryYear } = locale.placeholders;
    expect(bare(cardExpiry)).toMatch(/^\p{L}{2,4} \/ \p{L}{2,4}$/u);
    expect(bare(cardExpiry)).toBe(`${cardExpiryMonth} / ${cardExpiryYear}`);
  });

  test('ends each sentence with the full stop of its script', () => {
    const stop = fullStopOf(locale);
    const sentences = faults(stringsOf(locale, ['errors']), (text) => !stop.test(text));
    const labels = faults(stringsOf(locale, ['labels', 'accountTypes', 'words']), (text) => /[.。:]$/u.test(text));
    expect([...sentences, ...labels]).toEqual([]);
  });

  test('is short enough for a phone', () => {
    const labels = faults(stringsOf(locale, ['labels', 'accountTypes', 'words']), (text) => text.length > 40);
    expect([...labels, ...faults(stringsOf(locale, ['errors']), (text) => text.length > 120)]).toEqual([]);
  });

  test('has typographic marks, no exclamation, and no stray space', () => {
    expect(faults(stringsOf(locale), (text) => /['"`!！…]|\.\.|^\s|\s$|\s{2}|\s[.,。，]/u.test(text))).toEqual([]);
  });

  test('is in the composed form of Unicode', () => {
    expect(faults(stringsOf(locale), (text) => text !== text.normalize('NFC'))).toEqual([]);
  });

  test('tells all fields and all errors apart', () => {
    for (const part of ['labels', 'errors', 'accountTypes'] as const) {
      const texts = [...stringsOf(locale, [part]).values()];
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });
});

test.each(locales)('$name says all that is to be said, and nothing besides', ({ locale }) => {
  expect(Object.keys(locale).toSorted()).toEqual(['dir', 'tag', ...PARTS].toSorted());
  for (const part of PARTS) expect(Object.keys(locale[part]).toSorted()).toEqual([...SHAPE[part]].toSorted());
  expect(faults(stringsOf(locale), (text) => bare(text).trim() === '')).toEqual([]);
});

test.each(locales.filter(({ name }) => !name.startsWith('en')))('$name says it in words of its own', ({ locale }) => {
  const english = stringsOf(en);
  const spoken = stringsOf(locale, ['labels', 'errors', 'accountTypes', 'words']);
  const same = faults(spoken, (text, path) => text === english.get(path) && !SAME_AS_ENGLISH.includes(text));
  expect(same).toEqual([]);
});

const lookalikes = locales.filter(({ locale }) =>
  ['Cyrl', 'Grek'].includes(new Intl.Locale(locale.tag).maximize().script ?? ''),
);

test.each(lookalikes)('$name has no Latin letter in the place of one that looks like it', ({ locale }) => {
  const latin = (text: string) => text.replaceAll(/\{\w*\}/g, '').match(/\p{L}*\p{Script=Latin}\p{L}*/gu) ?? [];
  const isLookalike = (word: string) => !LATIN_NAMES.includes(word) && !LATIN_NAMES.includes(word.toLowerCase());
  expect(faults(stringsOf(locale), (text) => latin(text).some(isLookalike))).toEqual([]);
});

describe.each(locales.filter(({ locale }) => locale.dir === 'rtl'))('$name', ({ locale }) => {
  test('isolates what is filled in, so that digits keep their place', () => {
    expect(locale.words.storedCard).toContain('\u2068{brand}\u2069');
    expect(locale.words.storedCard).toContain('\u2068{digits}\u2069');
    expect(locale.words.expires).toContain('\u2068{date}\u2069');
  });

  test('isolates month and year, so that they follow the direction of the field as the digits do', () => {
    const { cardExpiry, cardExpiryMonth, cardExpiryYear } = locale.placeholders;
    expect(cardExpiry).toBe(`\u2068${cardExpiryMonth}\u2069 / \u2068${cardExpiryYear}\u2069`);
  });
});
