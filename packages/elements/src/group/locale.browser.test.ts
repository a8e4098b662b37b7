import { expect, fixture, html } from '@open-wc/testing';
import VAULT from 'dev-vault';
import '../define/all.ts';
import { locale as german } from '../locales/de.ts';
import { registerLocale } from '../locales/locales.ts';
import { until, untilInFrame, untilReady } from '../card-form.test-support.ts';
import type { InlayFields } from './inlay-fields.ts';

let around: HTMLElement;
let fields: InlayFields;

setup(async () => {
  registerLocale(german);
  around = await fixture(html`
    <section>
      <inlay-fields vault=${VAULT} publishable-key="pk_test_demo">
        <inlay-card-number required></inlay-card-number>
        <inlay-card-expiry></inlay-card-expiry>
        <inlay-stored-card brand="visa" last-digits="1111" expiry="12/30"></inlay-stored-card>
      </inlay-fields>
    </section>
  `);
  fields = around.querySelector('inlay-fields') as InlayFields;
  await untilReady(fields);
});

function field(name: string): HTMLElement & { readonly updateComplete: Promise<unknown> } {
  return around.querySelector(`inlay-${name}`) as HTMLElement & { readonly updateComplete: Promise<unknown> };
}

function error(name: string): string {
  return field(name).shadowRoot?.querySelector('[part=error]')?.textContent ?? '';
}

function stored(): string {
  const part = (name: string): string =>
    field('stored-card').shadowRoot?.querySelector(`[part=${name}]`)?.textContent ?? '';
  return `${part('card')}; ${part('expiry')}`;
}

const LABEL = `document.querySelector('label').textContent`;

test('words of the page’s own replace those of the language, wherever and whenever they are set', async () => {
  await fields.tokenize().catch(() => {});
  await until(() => error('card-number') === 'Fill in this field.', 'the error is shown');
  fields.locale = {
    labels: { cardNumber: 'Digits of the card' },
    placeholders: { cardExpiry: 'mm - yy' },
    errors: { field_required: 'Missing.' },
    words: { storedCard: '{brand}, {digits}', expires: 'until {date}' },
  };
  await until(() => error('card-number') === 'Missing.', 'the error is said otherwise');
  await untilInFrame('field=cardNumber', LABEL, 'Digits of the card');
  await untilInFrame('field=cardExpiry', `document.querySelector('input').placeholder`, 'mm - yy');
  expect(stored()).to.equal('Visa, 1111; until 12/30');
  fields.locale = undefined;
  await until(() => error('card-number') === 'Fill in this field.', 'the language is back');
  expect(stored()).to.equal('Visa ending in 1111; Expires 12/30');
});

test('language and direction follow what stands around, when that changes', async () => {
  await fields.tokenize().catch(() => {});
  around.lang = 'de';
  await until(() => error('card-number') === german.errors.field_required, 'the error is German');
  await untilInFrame('field=cardNumber', LABEL, german.labels.cardNumber);
  await until(() => stored().includes('Endziffern'), 'the stored card is German');
  around.dir = 'rtl';
  await untilInFrame('field=cardNumber', 'document.documentElement.dir', 'rtl');
  around.removeAttribute('lang');
  await until(() => error('card-number') === 'Fill in this field.', 'the error is English again');
});

test('language follows out of a shadow root', async () => {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.append(document.createElement('inlay-stored-card'));
  around.append(host);
  const words = (): string => root.firstElementChild?.shadowRoot?.querySelector('[part=card]')?.textContent ?? '';
  await until(() => words() === 'Card', 'it is English');
  around.lang = 'de';
  await until(() => words() === 'Karte', 'it is German');
});
