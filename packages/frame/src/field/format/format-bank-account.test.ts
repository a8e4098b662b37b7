import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalsOf } from './capitals-of.ts';
import { digitsOf } from './digits-of.ts';
import type { Format } from './format.ts';
import { formatBic } from './format-bic.ts';
import { formatDigits } from './format-digits.ts';
import { formatHolderName } from './format-holder-name.ts';
import { formatIban } from './format-iban.ts';
import { formatSortCode } from './format-sort-code.ts';
import { act, draw, drawn, fill, NOTHING, type } from './input-model.test-support.ts';

const FORMATS: Readonly<Record<string, Format>> = {
  routingNumber: formatDigits(9),
  accountNumber: formatDigits(17),
  transitNumber: formatDigits(5),
  institutionNumber: formatDigits(3),
  sortCode: formatSortCode,
  iban: formatIban,
  bic: formatBic,
  accountHolderName: formatHolderName(32),
};

function formatOf(name: string): Format {
  return FORMATS[name] as Format;
}

test.each([
  ['routingNumber', '0210000210', '021000021|'],
  ['routingNumber', '0210-0002 1', '021000021|'],
  ['routingNumber', '٠٢١٠٠٠٠٢١', '021000021|'],
  ['accountNumber', '12a34 56-78', '12345678|'],
  ['accountNumber', '1'.repeat(40), `${'1'.repeat(17)}|`],
  ['transitNumber', '250399', '25039|'],
  ['institutionNumber', '0011', '001|'],
  ['sortCode', '207405', '20-74-05|'],
  ['sortCode', '20-74-05', '20-74-05|'],
  ['sortCode', '20 74 059', '20-74-05|'],
  ['sortCode', '20', '20|'],
  ['sortCode', '207', '20-7|'],
  ['iban', 'de89370400440532013000', 'DE89 3704 0044 0532 0130 00|'],
  ['iban', 'DE893704004405320130009', 'DE89 3704 0044 0532 0130 00|'],
  ['iban', 'NO93860111179470', 'NO93 8601 1117 947|'],
  ['iban', 'mt84malt011000012345mtlcast001sx', 'MT84 MALT 0110 0001 2345 MTLC AST0 01S|'],
  ['iban', 'ZZ'.repeat(20), 'ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZ|'],
  ['iban', 'ＤE٨٩', 'E89|'],
  ['bic', 'abnanl2a', 'ABNANL2A|'],
  ['bic', 'deut-de-ff-500-9', 'DEUTDEFF500|'],
  ['bic', 'ßﬁı', '|'],
])('typing into %s %s shows %s', (name, keys, shown) => {
  expect(draw(type(formatOf(name), NOTHING, keys))).toBe(shown);
});

test.each([
  ['iban', 'IBAN: DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00|'],
  ['iban', '  iban de89-3704-0044-0532-0130-00\n', 'DE89 3704 0044 0532 0130 00|'],
  ['iban', 'DE89\u00a03704\u200f0044', 'DE89 3704 0044|'],
  ['iban', 'Ibanez', 'EZ|'],
  ['sortCode', 'Sort code 20–74–05', '20-74-05|'],
  ['accountNumber', 'Dear bank,\nmy account is 1234 5678.\nThanks! 😀', '12345678|'],
  ['accountNumber', '\u0000\u001b[31m12', '3112|'],
  ['bic', 'ABNA NL 2A\u2028', 'ABNANL2A|'],
  ['accountHolderName', 'Zoë\u0007 O’Hara-Núñez\u2029', 'Zoë O’Hara-Núñez|'],
  ['accountHolderName', `${'a'.repeat(31)}😀`, `${'a'.repeat(31)}|`],
  ['routingNumber', 'no digits at all 😀', '|'],
])('pasting into %s %j shows %s', (name, text, shown) => {
  expect(draw(act(formatOf(name), NOTHING, { insert: text }))).toBe(shown);
});

test.each([
  ['sortCode', '20-7|4-05', { insert: '9' }, '20-7|4-05'],
  ['sortCode', '20|-74', { insert: '9' }, '20-9|7-4'],
  ['sortCode', '20-|74', { insert: '9' }, '20-9|7-4'],
  ['sortCode', '20-|74', 'backspace', '2|7-4'],
  ['sortCode', '20|-74', 'delete', '20|-4'],
  ['sortCode', '20-7|', 'backspace', '20|'],
  ['sortCode', '20-|74', { insert: '-' }, '20-|74'],
  ['iban', 'DE89 |3704', { insert: '1' }, 'DE89 1|370 4'],
  ['iban', 'DE89 |3704', 'backspace', 'DE8|3 704'],
  ['iban', 'DE89| 3704', 'delete', 'DE89| 704'],
  ['iban', 'DE8|3 704', { insert: '9' }, 'DE89| 3704'],
  ['iban', 'DE89 |3704', { insert: ' ' }, 'DE89 |3704'],
  ['iban', 'D|89 3704', { insert: 'e' }, 'DE|89 3704'],
  ['iban', '[DE89 3704]', { insert: 'fr14' }, 'FR14|'],
  ['iban', 'X|IBA N', 'backspace', '|IBAN'],
  ['iban', 'IBA|', { insert: 'n' }, 'IBAN|'],
  ['iban', 'NO93 8601 1117 |947', { insert: '9' }, 'NO93 8601 1117 |947'],
  ['routingNumber', '0210|00021', { insert: '9' }, '0210|00021'],
  ['accountNumber', '12|34', { insert: 'x' }, '12|34'],
  ['accountNumber', '1[23]4', { insert: '9-9' }, '199|4'],
  ['bic', 'ABNA|2A', { insert: 'nl' }, 'ABNANL|2A'],
] as const)('in %s, %s and %j give %s', (name, before, what, after) => {
  expect(draw(act(formatOf(name), drawn(before), what))).toBe(after);
});

test('autofill replaces what is there, wherever it leaves the caret', () => {
  expect(draw(fill(formatIban, drawn('DE89 37|'), 'FR14 2004 1010 0505 0001 3M02 606', 0))).toBe(
    '|FR14 2004 1010 0505 0001 3M02 606',
  );
  expect(draw(fill(formatSortCode, drawn('11-11-11|'), '207405'))).toBe('20-74-05|');
});

const PLACE = fc.nat({ max: 60 });
const HOSTILE = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789 -ibanDE'.split('')), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test.each(Object.entries(FORMATS))(
  'formatting what is formatted changes nothing, and the caret stays in the text: %s',
  (_, format) => {
    fc.assert(
      fc.property(HOSTILE, PLACE, (text, place) => {
        const once = format(text, Math.min(place, text.length), NOTHING);
        expect(once.caret).toBeLessThanOrEqual(once.value.length);
        const shown = { value: once.value, selectionStart: once.caret, selectionEnd: once.caret };
        expect(format(once.value, once.caret, shown)).toEqual(once);
      }),
    );
  },
);

test.each([
  ['sortCode', digitsOf],
  ['iban', capitalsOf],
  ['accountNumber', digitsOf],
] as const)('each backspace and each delete takes one character of %s, wherever the caret is', (name, keep) => {
  const format = formatOf(name);
  fc.assert(
    fc.property(HOSTILE, PLACE, fc.constantFrom('backspace', 'delete'), (text, place, key) => {
      const { value } = act(format, NOTHING, { insert: text });
      const caret = Math.min(place, value.length);
      const after = act(format, { value, selectionStart: caret, selectionEnd: caret }, key);
      const side = key === 'backspace' ? value.slice(0, caret) : value.slice(caret);
      expect(keep(value).length - keep(after.value).length).toBe(Math.min(1, keep(side).length));
    }),
  );
});

test.each(Object.entries(FORMATS))('a hundred thousand characters take no time: %s', (_, format) => {
  for (const text of ['4', '4 ', ' ', '-x', 'ib', 'iban', '٤', '😀', '\u0000'].map((part) =>
    part.repeat(1e5 / part.length),
  )) {
    const start = performance.now();
    format(text, text.length, NOTHING);
    expect(performance.now() - start).toBeLessThan(500);
  }
});
