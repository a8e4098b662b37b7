import { expect, test } from 'vitest';
import { en } from './en.ts';
import { overrideLocale } from './override-locale.ts';

test('a page overrides single words of any section, and the others stay', () => {
  const locale = overrideLocale(en, {
    labels: { cardNumber: 'Number' },
    placeholders: { cardExpiry: 'mm-yy' },
    errors: { field_required: 'Missing.' },
    accountTypes: { SAVINGS: 'Piggy bank' },
    words: { retry: 'Once more' },
  });
  expect(locale.labels).toEqual({ ...en.labels, cardNumber: 'Number' });
  expect(locale.placeholders).toEqual({ ...en.placeholders, cardExpiry: 'mm-yy' });
  expect(locale.errors).toEqual({ ...en.errors, field_required: 'Missing.' });
  expect(locale.accountTypes).toEqual({ ...en.accountTypes, SAVINGS: 'Piggy bank' });
  expect(locale.words).toEqual({ ...en.words, retry: 'Once more' });
  expect([locale.tag, locale.dir]).toEqual(['en', 'ltr']);
});

test('a page that overrides nothing has the language itself', () => {
  expect(overrideLocale(en, undefined)).toBe(en);
});
