import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'troubled-vault';
import '../define/all.ts';
import { locale as de } from '../locales/de.ts';
import { registerLocale } from '../locales/locales.ts';
import type { InlayFields } from './inlay-fields.ts';
import { typeInto, until, untilReady } from '../card-form.test-support.ts';
import { codesOf, fieldsOf, freshKey, noticeOf, setTrouble, type Trouble } from '../frames/trouble.test-support.ts';

const SENTENCE = 'The payment fields did not load. Check the connection and reload the page.';

async function mountRefused(trouble: Trouble = {}): Promise<{ fields: InlayFields; key: string; codes: string[] }> {
  const key = await freshKey({ refuses: true, ...trouble });
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const codes = codesOf(place);
  place.innerHTML = fieldsOf(key);
  const fields = place.querySelector('inlay-fields') as InlayFields;
  await until(() => codes.length === 2, 'both fields failed');
  return { fields, key, codes };
}

function numberOf(fields: InlayFields): HTMLElementTagNameMap['inlay-card-number'] {
  return fields.querySelector('inlay-card-number') as HTMLElementTagNameMap['inlay-card-number'];
}

test('fields that fail for one reason say one sentence, aloud, with a button to try again', async () => {
  const { fields } = await mountRefused();
  const { sentence, button } = noticeOf(fields);
  expect(sentence).to.equal(SENTENCE);
  expect(numberOf(fields).hasError).to.equal(false);
  expect(button.checkVisibility()).to.equal(true);
  expect(button.textContent).to.equal('Try again');
  const said = [...(fields.shadowRoot as ShadowRoot).querySelectorAll('[role=alert]')].filter(
    ({ textContent }) => textContent,
  );
  expect(said).to.have.length(1);
  await expect(fields).to.be.accessible();
});

test('a field that failed looks like it, and nobody gets into its frame', async () => {
  const { fields } = await mountRefused();
  const number = numberOf(fields);
  expect(number.matches(':state(failed)')).to.equal(true);
  const box = number.shadowRoot?.querySelector('[part=frame]') as HTMLElement;
  expect(getComputedStyle(box).opacity).to.equal('0.5');
  expect(getComputedStyle(number.querySelector('iframe') as HTMLElement).visibility).to.equal('hidden');
  number.focus();
  expect(document.activeElement).to.equal(document.body);
});

test('the button loads the fields, which then work, and the sentence is gone', async () => {
  const { fields, key } = await mountRefused();
  await setTrouble(key, {});
  const { button } = noticeOf(fields);
  button.focus();
  button.click();
  expect(button.ariaDisabled).to.equal('true');
  expect(button.checkVisibility()).to.equal(true);
  await untilReady(fields);
  expect(noticeOf(fields).sentence).to.equal('');
  expect(button.checkVisibility()).to.equal(false);
  expect(numberOf(fields).matches(':state(failed)')).to.equal(false);
  await until(() => numberOf(fields).state.focused, 'the focus went on to the first field');
  await sendKeys({ type: '4111111111111111' });
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  await until(() => fields.state.complete, 'the card is complete');
  expect((await fields.tokenize()).token).to.match(/^SC/);
});

test('a page that hears of the failure can try again at once', async () => {
  const key = await freshKey({ refuses: true });
  const place = await fixture<HTMLElement>(html`<div></div>`);
  let failures = 0;
  place.addEventListener('inlay-error', (event) => {
    event.preventDefault();
    failures += 1;
    void setTrouble(key, {});
    (place.querySelector('inlay-fields') as InlayFields).retry();
  });
  place.innerHTML = fieldsOf(key).replace(/<inlay-card-expiry.*?<\/inlay-card-expiry>/, '');
  const fields = place.querySelector('inlay-fields') as InlayFields;
  await until(() => failures > 0, 'the page heard of it');
  await until(() => failures > 1 || fields.state.ready, 'it was tried again', 10_000);
  await untilReady(fields);
  expect(noticeOf(fields).sentence).to.equal('');
  expect(noticeOf(fields).button.checkVisibility()).to.equal(false);
});

test('a field that still waits in vain when the others are tried again is tried with them', async () => {
  // An error page is in no cache.
  const { fields, key } = await mountRefused({ pages: true });
  await setTrouble(key, { hangs: true, onlyFirst: true });
  fields.append(document.createElement('inlay-card-code'));
  const { button } = noticeOf(fields);
  button.focus();
  button.click();
  await untilReady(fields);
  await until(() => numberOf(fields).state.focused, 'the focus went on to the first field');
});

test('a try that fails says the sentence again, and the button works again', async () => {
  const { fields, codes } = await mountRefused();
  const { button } = noticeOf(fields);
  fields.retry();
  expect(noticeOf(fields).sentence).to.equal('');
  await until(() => codes.length === 4, 'both failed again');
  expect(noticeOf(fields).sentence).to.equal(SENTENCE);
  expect(button.ariaDisabled).to.equal('false');
});

test('who pays all the same is told by that sentence, not by a second one', async () => {
  const { fields } = await mountRefused();
  const failure = await fields.tokenize().catch(({ code }: { code: string }) => code);
  expect(failure).to.equal('origin_refused');
  await fields.updateComplete;
  expect(noticeOf(fields).sentence).to.equal(SENTENCE);
});

test('a page that cancels the errors says it by itself, and can still try again', async () => {
  const key = await freshKey({ refuses: true });
  const place = await fixture<HTMLElement>(html`<div></div>`);
  const codes = codesOf(place);
  place.addEventListener('inlay-error', (event) => event.preventDefault());
  place.innerHTML = fieldsOf(key);
  const fields = place.querySelector('inlay-fields') as InlayFields;
  await until(() => codes.length === 2, 'both fields failed');
  expect(noticeOf(fields).sentence).to.equal('');
  await setTrouble(key, {});
  fields.retry();
  await untilReady(fields);
});

test('the sentence is in the language of the page, or the page’s own', async () => {
  const { fields, codes } = await mountRefused();
  registerLocale(de);
  fields.lang = 'de';
  fields.messages = { frame_timeout: 'Das klappt gerade nicht.' };
  fields.retry();
  await until(() => codes.length === 4, 'both failed again');
  expect(noticeOf(fields).button.textContent).to.equal('Erneut versuchen');
  expect(noticeOf(fields).sentence).to.equal('Das klappt gerade nicht.');
});

test('to try again where all is well does nothing', async () => {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.innerHTML = fieldsOf(await freshKey());
  const fields = place.querySelector('inlay-fields') as InlayFields;
  await untilReady(fields);
  const { src } = numberOf(fields).querySelector('iframe') as HTMLIFrameElement;
  fields.retry();
  expect(fields.state.ready).to.equal(true);
  expect(numberOf(fields).querySelector('iframe')?.src).to.equal(src);
});

test('fields that the page takes away take the sentence along', async () => {
  const { fields } = await mountRefused();
  fields.replaceChildren();
  expect(noticeOf(fields).sentence).to.equal('');
  expect(noticeOf(fields).button.checkVisibility()).to.equal(false);
});

test('another key is another chance', async () => {
  const { fields } = await mountRefused();
  fields.publishableKey = await freshKey();
  await untilReady(fields);
  expect(noticeOf(fields).sentence).to.equal('');
  expect(numberOf(fields).querySelector('iframe')?.src.startsWith(VAULT)).to.equal(true);
});
