import type { FieldName } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { type Field, heard, mountField, mountTokenizer, unembed } from '../embed.test-support.ts';
import { after, answerNext, inFrame, posted, until } from '../in-frame.test-support.ts';
import { press, readInput, typeInto } from '../type-into.test-support.ts';

teardown(async () => {
  unembed();
  await posted();
});

type Entries = readonly (readonly [FieldName, string])[];

async function mountAccount(entries: Entries, options: { key?: string } = {}): Promise<readonly Field[]> {
  const fields: Field[] = [];
  for (const [name, text] of entries) {
    const field = await mountField(name, options);
    await field.linked;
    await typeInto(field, text);
    fields.push(field);
  }
  return fields;
}

function namesOf(entries: Entries): readonly FieldName[] {
  return entries.map(([name]) => name);
}

const HOLDER = ['accountHolderName', 'Ada Lovelace'] as const;
const ACH: Entries = [
  ['routingNumber', '021000021'],
  ['accountNumber', '9876501234'],
  ['accountType', 'SAVINGS'],
  HOLDER,
];
const BACS: Entries = [['sortCode', '207405'], ['accountNumber', '98765012'], HOLDER];
const EFT: Entries = [['transitNumber', '25039'], ['institutionNumber', '001'], ['accountNumber', '9876501'], HOLDER];
const SEPA: Entries = [['iban', 'de89370400440532013000'], ['bic', 'deutdeff'], HOLDER];

for (const [method, entries, account, lastDigits] of [
  [
    'ach',
    ACH,
    {
      routingNumber: '021000021',
      accountNumber: '9876501234',
      accountType: 'SAVINGS',
      accountHolderName: 'Ada Lovelace',
    },
    '34',
  ],
  ['bacs', BACS, { sortCode: '207405', accountNumber: '98765012', accountHolderName: 'Ada Lovelace' }, '12'],
  [
    'eft',
    EFT,
    { transitNumber: '25039', institutionId: '001', accountNumber: '9876501', accountHolderName: 'Ada Lovelace' },
    '01',
  ],
  ['sepa', SEPA, { iban: 'DE89370400440532013000', bic: 'DEUTDEFF', accountHolderName: 'Ada Lovelace' }, '00'],
] as const) {
  test(`fields of ${method} become one request, and the page learns a token and the last two digits`, async () => {
    const tokenizer = await mountTokenizer({ family: 'bank' });
    await mountAccount(entries);
    const outcome = await tokenizer.tokenize(namesOf(entries));
    expect(outcome.token).to.match(/^SC\w{22}$/);
    expect(outcome.bankAccount).to.deep.equal({ lastDigits });
    expect(outcome.card).to.equal(undefined);
    expect((await posted()).map(({ body }) => body)).to.deep.equal([{ [method]: account }]);
    for (const canary of ['98765', '3704004', '0210000', '20-74']) expect(heard()).not.to.contain(canary);
  });
}

test('a key that keeps digits to itself tells none of a bank account', async () => {
  const tokenizer = await mountTokenizer({ family: 'bank', key: 'pk_test_silent' });
  await mountAccount(BACS, { key: 'pk_test_silent' });
  expect((await tokenizer.tokenize(namesOf(BACS))).bankAccount).to.deep.equal({});
});

test('fields of two methods make no token', async () => {
  const tokenizer = await mountTokenizer({ family: 'bank' });
  const entries: Entries = [...BACS, ['routingNumber', '021000021']];
  await mountAccount(entries);
  expect(await tokenizer.tokenize(namesOf(entries))).to.include({ code: 'fields_mixed' });
  expect(await posted()).to.deep.equal([]);
});

test('what the vault objects to is told by field', async () => {
  const tokenizer = await mountTokenizer({ family: 'bank' });
  await mountAccount(SEPA);
  const fieldErrors = [
    { field: 'sepa.bic', error: 'Invalid Value' },
    { field: 'sepa.iban', error: 'Invalid Value' },
    { field: 'sepa.accountHolderName', error: 'size must be between 0 and 32' },
  ];
  await answerNext({ status: 400, body: { error: { code: '5068', fieldErrors } } });
  expect(await tokenizer.tokenize(namesOf(SEPA))).to.deep.include({
    code: 'fields_invalid',
    fieldErrors: [
      { field: 'iban', code: 'iban_invalid' },
      { field: 'bic', code: 'bic_invalid' },
      { field: 'accountHolderName', code: 'account_holder_name_invalid' },
    ],
  });
});

test('a field and a tokenizer of different payment methods do not link', async () => {
  const cards = await mountTokenizer();
  const iban = await mountField('iban');
  expect(await Promise.race([iban.linked.then(() => true), after(1_000).then(() => false)])).to.equal(false);
  expect(await cards.tokenize(['iban'])).to.include({ code: 'field_not_linked' });
  const tokenizer = await mountTokenizer({ family: 'bank' });
  iban.channel.note('relink', {});
  await iban.linked;
  expect((await tokenizer.tokenize(['iban'])).code).to.equal('fields_invalid');
});

test('the document of cards knows no bank field, and that of banks no card field', async () => {
  for (const [field, family] of [
    ['iban', 'card'],
    ['cardNumber', 'bank'],
  ] as const) {
    const mounted = mountField(field, { family }).then(
      () => 'mounted',
      () => 'refused',
    );
    expect(await Promise.race([mounted, after(700).then(() => 'silent')])).to.equal('silent');
    unembed();
  }
});

test('browsers know the inputs by their names, as far as they know bank accounts', async () => {
  const read = `(() => { const c = document.querySelector('input, select'); return [c.localName, c.name, c.autocomplete, c.inputMode, c.getAttribute('autocapitalize'), c.dir].join() })()`;
  const names = [
    'routingNumber',
    'accountNumberConfirmation',
    'accountType',
    'iban',
    'bic',
    'accountHolderName',
  ] as const;
  const known: string[] = [];
  for (const name of names) known.push(await inFrame((await mountField(name)).fragment, read));
  expect(known).to.deep.equal([
    'input,routing-number,off,numeric,off,ltr',
    'input,account-number-confirmation,off,numeric,off,ltr',
    'select,account-type,off,,,',
    'input,iban,on,text,characters,ltr',
    'input,bic,off,text,characters,ltr',
    'input,account-holder-name,name,text,words,',
  ]);
});

for (const [name, kept] of [
  ['accountNumber', true],
  ['accountNumberConfirmation', true],
  ['iban', true],
  ['routingNumber', false],
  ['sortCode', false],
  ['bic', false],
] as const) {
  test(`${name} ${kept ? 'cannot' : 'can'} be copied, cut or dragged out`, async () => {
    const { fragment } = await mountField(name);
    const refused = await inFrame(
      fragment,
      `['copy', 'cut', 'dragstart'].map((type) => !document.querySelector('input').dispatchEvent(new Event(type, { bubbles: true, cancelable: true })))`,
    );
    expect(refused).to.deep.equal([kept, kept, kept]);
  });
}

const typed: readonly (readonly [FieldName, text: string, keys: readonly string[], shown: string])[] = [
  ['routingNumber', '0210 0002 19', [], '021000021|'],
  ['accountNumber', '12ab34', ['ArrowLeft', 'Backspace'], '12|4'],
  ['sortCode', '207405', ['ArrowLeft', 'ArrowLeft', 'Backspace'], '20-7|0-5'],
  ['transitNumber', '250399', [], '25039|'],
  ['institutionNumber', '0011', [], '001|'],
  ['iban', 'gb82west12345698765432', ['ArrowLeft'], 'GB82 WEST 1234 5698 7654 3|2'],
  ['iban', 'de8937', ['Backspace', 'Backspace', 'Backspace'], 'DE8|'],
  ['bic', 'deut-deff', [], 'DEUTDEFF|'],
  ['accountHolderName', 'Ada  de l’O', ['ArrowLeft'], 'Ada  de l’|O'],
];

for (const [name, text, keys, shown] of typed) {
  test(`${name}: ${text} ${keys.join(' ')} shows ${shown}`, async () => {
    const field = await mountField(name);
    await typeInto(field, text);
    await press(...keys);
    expect(await readInput(field)).to.equal(shown);
  });
}

const NASTY =
  'Dear bank,\\nmy account — IBAN: 😀\\u0000\\u2028 is x٣7.\\nThanks! 4242 4242 4242 4242 4242 4242 4242 4242 4242 4242';
const kinds = [
  'routingNumber',
  'accountNumber',
  'sortCode',
  'transitNumber',
  'institutionNumber',
  'iban',
  'bic',
] as const;
const longest = {
  routingNumber: 9,
  accountNumber: 17,
  sortCode: 8,
  transitNumber: 5,
  institutionNumber: 3,
  iban: 42,
  bic: 11,
};

for (const name of kinds) {
  test(`${name} takes of a pasted paragraph what it can hold, and leaves a composition alone`, async () => {
    const field = await mountField(name);
    await typeInto(field, '1');
    await inFrame(
      field.fragment,
      `(() => { const i = document.querySelector('input'); i.select(); document.execCommand('insertText', false, '${NASTY}'); })()`,
    );
    const shown = (await readInput(field)).replace('|', '');
    expect(shown).to.match(/^[A-Z\d -]*$/);
    expect(shown.length).to.be.at.most(longest[name]).and.at.least(3);
    const composed = await inFrame(
      field.fragment,
      `(() => {
        const i = document.querySelector('input');
        i.dispatchEvent(new CompositionEvent('compositionstart'));
        i.value = 'にほん';
        i.dispatchEvent(new InputEvent('input', { isComposing: true }));
        const during = i.value;
        i.dispatchEvent(new CompositionEvent('compositionend'));
        return [during, i.value];
      })()`,
    );
    expect(composed).to.deep.equal(['にほん', '']);
    expect(JSON.stringify(field.states)).not.to.match(/\d/);
  });
}

test('a country that SEPA does not reach is refused once it is known, and told without a letter', async () => {
  const field = await mountField('iban');
  await typeInto(field, 'TR');
  await until(() => field.states.at(-1)?.code === 'iban_country_refused');
  expect(field.states.at(-1)?.status).to.equal('invalid');
});

test('an account type is chosen from, and called as the page calls it', async () => {
  const field = await mountField('accountType', {
    words: { placeholder: 'Bitte wählen', choices: ['Giro', 'Spar', 'Kredit'] },
  });
  const options = `Array.from(document.querySelector('select').options, ({ text, value }) => text + '=' + value).join()`;
  expect(await inFrame(field.fragment, options)).to.equal('Bitte wählen=,Giro=CHECKING,Spar=SAVINGS,Kredit=LOAN');
  await typeInto(field, 'Sp');
  await until(() => field.states.at(-1)?.status === 'valid');
});

test('a page that tokenizes while the payer types gets one part of an account number, and the rest when it is left', async () => {
  const tokenizer = await mountTokenizer({ family: 'bank' });
  const [routing, type, name] = [ACH[0], ACH[2], HOLDER] as Entries;
  const entries = [routing, type, name, ['accountNumber', '1234']] as Entries;
  const number = (await mountAccount(entries)).at(-1);
  const names = namesOf(entries);
  const unfinished = [{ field: 'accountNumber', code: 'account_number_incomplete' }];
  expect((await tokenizer.tokenize(names)).token).to.match(/^SC/);
  for (const key of '56') {
    await press(key);
    expect((await tokenizer.tokenize(names)).fieldErrors).to.deep.equal(unfinished);
  }
  await press('Enter');
  expect((await tokenizer.tokenize(names)).token).to.match(/^SC/);
  await press('7');
  expect((await tokenizer.tokenize(names)).fieldErrors).to.deep.equal(unfinished);
  (document.activeElement as HTMLElement).blur();
  await until(() => number?.states.at(-1)?.focused === false);
  expect((await tokenizer.tokenize(names)).token).to.match(/^SC/);
  const sent = (await posted()).map(({ body }) => (body as unknown as { ach: { accountNumber: string } }).ach);
  expect(sent.map(({ accountNumber }) => accountNumber)).to.deep.equal(['1234', '123456', '1234567']);
});
