import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { typeInto, until, untilReady } from '../card-form.test-support.ts';
import type { InlayStoredCard } from './stored-card.ts';

async function mount(): Promise<InlayStoredCard> {
  return fixture<InlayStoredCard>(html`
    <inlay-stored-card brand="american-express" last-digits="0005" expiry="03/29">
      <button>Remove</button>
    </inlay-stored-card>
  `);
}

test('a stored card is told in words, and no frame is there', async () => {
  const card = await mount();
  const words = ['card', 'expiry'].map((name) => card.shadowRoot?.querySelector(`[part=${name}]`)?.textContent);
  expect(words).to.deep.equal(['American Express ending in 0005', 'Expires 03/29']);
  expect(card.querySelector('iframe')).to.equal(null);
  await until(() => Boolean(card.shadowRoot?.querySelector('svg')), 'the icon is there');
  expect(card.shadowRoot?.querySelector('svg')?.textContent).to.equal('AMEX');
  await expect(card).to.be.accessible();
});

test('no more than four digits are shown, whatever the page passes', async () => {
  const card = await mount();
  card.lastDigits = '4111 1111 1111 1234';
  card.icon = 'none';
  await card.updateComplete;
  expect(card.shadowRoot?.querySelector('[part=card]')?.textContent).to.equal('American Express ending in 1234');
});

test('a card whose digits are not told is its brand, or just a card', async () => {
  const card = await mount();
  const words = (): string | null | undefined => card.shadowRoot?.querySelector('[part=card]')?.textContent;
  card.lastDigits = '';
  await card.updateComplete;
  expect(words()).to.equal('American Express');
  card.brand = '';
  await card.updateComplete;
  expect(words()).to.equal('Card');
  card.lastDigits = '0005';
  await card.updateComplete;
  expect(words()).to.equal('Card ending in 0005');
});

test('a card without an expiry says nothing of one', async () => {
  const card = await mount();
  card.expiry = '';
  await card.updateComplete;
  const expiry = card.shadowRoot?.querySelector('[part=expiry]') as HTMLElement;
  expect(expiry.offsetHeight).to.equal(0);
});

test('digits stay digits in a language that is written from the right', async () => {
  const card = await mount();
  card.dir = 'rtl';
  await card.updateComplete;
  const words = [...(card.shadowRoot?.querySelectorAll('bdi') ?? [])].map(({ textContent }) => textContent);
  expect(words).to.deep.equal(['American Express', '0005', '03/29']);
});

test('a security code in it becomes a token of the code alone', async () => {
  const vault = await (await fetch('/frame-vault')).text();
  const fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${vault} publishable-key="pk_test_demo">
      <inlay-stored-card brand="visa" last-digits="1111" expiry="12/30">
        <inlay-card-code label="Security code" required></inlay-card-code>
      </inlay-stored-card>
    </inlay-fields>
  `);
  await untilReady(fields);
  await typeInto(fields, 'cardCode', '123', sendKeys);
  await until(() => fields.state.complete, 'the code is complete');
  expect((await fields.tokenize()).token).to.match(/^SC/);
  const requests = await executeServerCommand<{ body: unknown }[], null>('vault-requests', null);
  expect(requests.at(-1)?.body).to.deep.equal({ card: { cvv: '123' } });
});
