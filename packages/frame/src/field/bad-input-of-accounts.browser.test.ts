import type { FieldName } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { ADDRESS, CONTROL, DIGITS, EMOJI, hold, PARAGRAPH, put } from './bad-input.test-support.ts';
import { mountField, mountFields, unembed } from '../embed.test-support.ts';
import { until } from '../in-frame.test-support.ts';
import { focusOn, press, readInput } from '../type-into.test-support.ts';

teardown(unembed);

/** By EFT and SEPA. */
const LONGEST_HOLDER = 32;

/** What comes, and in `SHOWN` in the same order what is shown of it. */
const TEXTS = {
  letters: 'abcDEF',
  '30 digits': DIGITS,
  emoji: EMOJI,
  'a whole address': ADDRESS,
  'a paragraph': PARAGRAPH,
  'control characters and halves of characters': CONTROL,
} as const;

type Row = readonly [
  letters: string,
  digits: string,
  emoji: string,
  address: string,
  paragraph: string,
  control: string,
];

const SHOWN: Readonly<Partial<Record<FieldName, { readonly row: Row; readonly held: string }>>> = {
  routingNumber: { row: ['', '123456789', '', '1275004', '', '123'], held: '111111111' },
  accountNumber: { row: ['', '12345678901234567', '', '1275004', '', '123'], held: '1'.repeat(17) },
  accountNumberConfirmation: { row: ['', '12345678901234567', '', '1275004', '', '123'], held: '1'.repeat(17) },
  sortCode: { row: ['', '12-34-56', '', '12-75-00', '', '12-3'], held: '11-11-11' },
  transitNumber: { row: ['', '12345', '', '12750', '', '123'], held: '11111' },
  institutionNumber: { row: ['', '123', '', '127', '', '123'], held: '111' },
  iban: {
    row: [
      'ABCD EF',
      '1234 5678 9012 3456 7890 1234 5678 90',
      '',
      '12RU EDEL GLIS E750 04PA RISF RANC E',
      'LORE MIPS UMDO LORS ITAM ETLO REMI PSUM DO',
      '123',
    ],
    held: `${'1111 '.repeat(8)}11`,
  },
  bic: { row: ['ABCDEF', '12345678901', '', '12RUEDELGLI', 'LOREMIPSUMD', '123'], held: '1'.repeat(11) },
  accountHolderName: {
    row: [
      'abcDEF',
      DIGITS.slice(0, LONGEST_HOLDER),
      EMOJI,
      '12 Rue de l’Église75004 ParisFrance'.slice(0, LONGEST_HOLDER),
      PARAGRAPH.slice(0, LONGEST_HOLDER),
      '1\u200f23',
    ],
    held: '1'.repeat(LONGEST_HOLDER),
  },
};

for (const [name, { row, held }] of Object.entries(SHOWN) as [FieldName, { row: Row; held: string }][]) {
  test(`${name} takes of bad input what belongs into it, and goes on`, async () => {
    const field = await mountField(name);
    await focusOn(field.frame, field.fragment);
    await until(() => field.states.at(-1)?.focused === true);
    const shown: string[] = [];
    for (const text of Object.values(TEXTS)) {
      const before = field.states.length;
      await put(field, text);
      shown.push(await readInput(field));
      await field.channel.call('check', {});
      expect(field.states.length - before, text).to.be.lessThan(2);
      field.channel.note('clear', {});
      await until(() => field.states.at(-1)?.status === 'empty');
    }
    expect(shown).to.deep.equal(row.map((text) => `${text}|`));
    const before = field.states.length;
    await hold(field, '1');
    expect(await readInput(field)).to.equal(`${held}|`);
    await field.channel.call('check', {});
    expect(field.states.length - before).to.be.lessThan(6);
    await press('Backspace');
    expect((await readInput(field)).length).to.be.lessThan(held.length + 1);
  });

  test(`${name} handles a paste of a million characters in no time`, async () => {
    const field = await mountField(name);
    await focusOn(field.frame, field.fragment);
    for (const text of ['4 ', 'a-', '/', '😀']) {
      let time = Number.POSITIVE_INFINITY;
      // The machine of a test may be busy with something else: once in three must do.
      for (let tries = 0; tries < 3 && time >= 50; tries++) time = await put(field, text, 1e6 / text.length);
      expect(time, text).to.be.lessThan(50);
      expect((await readInput(field)).length).to.be.lessThan(260);
    }
  });
}

const CARD = {
  cardNumber: { row: ['', '1234 5678 9012 3456 789', '', '1275 004', '', '123'], held: '1111 1111 1111 1111 111' },
  cardExpiry: { row: ['', '12 / 34', '', '12 / 75', '', '01 / 23'], held: '11 / 11' },
  cardCode: { row: ['', '1234', '', '1275', '', '123'], held: '1111' },
  cardholderName: {
    row: ['abcDEF', DIGITS, EMOJI, '12 Rue de l’Église75004 ParisFrance', PARAGRAPH.slice(0, 255), '1\u200f23'],
    held: '1'.repeat(200),
  },
  postalCode: {
    row: ['abcDEF', '1234567890123456', '', '12 Rue de lglise', 'Lorem ipsum dolo', '123'],
    held: '1111111111111111',
  },
} as const;

const CARD_NAMES = Object.keys(CARD) as (keyof typeof CARD)[];

for (const name of CARD_NAMES) {
  test(`${name} of a whole card takes of bad input what belongs into it, and its neighbours nothing`, async () => {
    const card = await mountFields(CARD_NAMES);
    await focusOn(card.frame, card.fragment);
    const { row, held } = CARD[name];
    const at = (field: string): string => `[data-field=${field}] input`;
    const expectShown = async (text: string): Promise<void> => {
      expect((await readInput(card, at(name))).replace('|', '')).to.equal(text);
      for (const other of CARD_NAMES) {
        if (other !== name) expect(await readInput(card, at(other)), other).to.equal('|');
      }
    };
    for (const [index, text] of Object.values(TEXTS).entries()) {
      await put(card, text, 1, at(name));
      await expectShown(row[index] as string);
    }
    card.channel.note('clear', {});
    card.channel.note('focus', { field: name });
    await until(() => card.stateOf(name)?.focused === true && card.stateOf(name)?.status === 'empty');
    await hold(card, '1');
    await expectShown(held);
  });
}
