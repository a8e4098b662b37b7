import type { FieldName } from '@inlay/protocol';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import type { FieldElement } from '../fields/field-element.ts';
import { locale as de } from '../locales/de.ts';
import { registerLocale } from '../locales/locales.ts';
import { focusOn, typeInto, until, untilReady } from '../card-form.test-support.ts';
import type { InlayFields } from './inlay-fields.ts';

const KEY = 'pk_test_demo';

const TAGS: { readonly [field in FieldName]?: keyof HTMLElementTagNameMap } = {
  routingNumber: 'inlay-routing-number',
  accountNumber: 'inlay-account-number',
  accountNumberConfirmation: 'inlay-account-number-confirmation',
  accountType: 'inlay-account-type',
  sortCode: 'inlay-sort-code',
  transitNumber: 'inlay-transit-number',
  institutionNumber: 'inlay-institution-number',
  iban: 'inlay-iban',
  bic: 'inlay-bic',
  accountHolderName: 'inlay-account-holder-name',
};

async function mount(names: readonly FieldName[], lang = 'en'): Promise<InlayFields> {
  const fields = await fixture<InlayFields>(
    html`<inlay-fields lang=${lang} vault=${VAULT} publishable-key=${KEY}></inlay-fields>`,
  );
  for (const name of names) {
    const field = document.createElement(TAGS[name] as string);
    field.toggleAttribute('required', true);
    fields.append(field);
  }
  await untilReady(fields);
  return fields;
}

function elementOf(fields: InlayFields, name: FieldName): FieldElement {
  return fields.querySelector(TAGS[name] as string) as FieldElement;
}

function errorIn(element: HTMLElement): string | null | undefined {
  return element.shadowRoot?.querySelector('[part=error]')?.textContent;
}

for (const [method, texts, lastDigits] of [
  [
    'ach',
    {
      routingNumber: '021000021',
      accountNumber: '9876501234',
      accountType: 'CHECKING',
      accountHolderName: 'Ada Lovelace',
    },
    '34',
  ],
  ['bacs', { sortCode: '207405', accountNumber: '98765012', accountHolderName: 'Ada Lovelace' }, '12'],
  [
    'eft',
    { transitNumber: '25039', institutionNumber: '001', accountNumber: '9876501', accountHolderName: 'Ada Lovelace' },
    '01',
  ],
  ['sepa', { iban: 'de89370400440532013000', bic: 'deutdeff', accountHolderName: 'Ada Lovelace' }, '00'],
] as const) {
  test(`a typed account for ${method} becomes a token that tells no more than its last two digits`, async () => {
    const entries = Object.entries(texts) as [FieldName, string][];
    const fields = await mount(entries.map(([name]) => name));
    for (const [name, text] of entries) await typeInto(fields, name, text, sendKeys);
    await until(() => fields.state.complete, 'the account is complete');
    const made = await fields.tokenize();
    expect(made.token).to.match(/^SC/);
    expect(made.bankAccount).to.deep.equal({ lastDigits });
    expect(Object.keys(made).toSorted()).to.deep.equal(['bankAccount', 'timeToLiveSeconds', 'token']);
  });
}

test('a repetition that differs is said beside it, and goes once the number itself is mended', async () => {
  const fields = await mount(['sortCode', 'accountNumber', 'accountNumberConfirmation']);
  await typeInto(fields, 'accountNumber', '9876501', sendKeys);
  await typeInto(fields, 'accountNumberConfirmation', '98765012', sendKeys);
  await focusOn(fields, 'sortCode');
  const twin = elementOf(fields, 'accountNumberConfirmation');
  await until(() => errorIn(twin) === 'The account numbers are not the same.', 'the error is shown');
  expect(twin.checkValidity()).to.equal(false);
  await typeInto(fields, 'accountNumber', '2', sendKeys);
  await focusOn(fields, 'sortCode');
  await until(() => errorIn(twin) === '', 'the error is gone');
  expect(twin.checkValidity()).to.equal(true);
});

test('an account type is chosen in the language of the page', async () => {
  registerLocale(de);
  const fields = await mount(['accountType'], 'de');
  const type = elementOf(fields, 'accountType');
  await typeInto(fields, 'accountType', 'Spar', sendKeys);
  await until(() => type.state.status === 'valid', 'a type is chosen');
});

test('a group of two methods, or of cards and accounts, makes no token', async () => {
  for (const name of ['sortCode', 'iban'] as const) {
    const fields = await mount(['routingNumber', name]);
    fields.addEventListener('inlay-error', (event) => event.preventDefault());
    const failure = await fields.tokenize().catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'fields_mixed');
  }
  const fields = await mount(['iban']);
  fields.addEventListener('inlay-error', (event) => event.preventDefault());
  fields.append(document.createElement('inlay-card-number'));
  await untilReady(fields);
  expect(await fields.tokenize().catch((error: unknown) => error)).to.have.property('code', 'fields_mixed');
});

test('an IBAN of a country beyond SEPA is refused by a sentence of its own', async () => {
  const fields = await mount(['iban', 'accountHolderName']);
  await typeInto(fields, 'iban', 'TR330006100519786457841326', sendKeys);
  await focusOn(fields, 'accountHolderName');
  const iban = elementOf(fields, 'iban');
  await until(() => errorIn(iban) === iban.locale.errors.iban_country_refused, 'the sentence is shown');
});
