import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import type { TemplateResult } from 'lit';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { focusOn, typeInto, until, untilInFrame, untilReady, whileNothingHappens } from '../card-form.test-support.ts';
import type { InlayCardNumber } from './card-number.ts';

let fields: InlayFields;
let number: InlayCardNumber;

async function mount(content: TemplateResult, id = ''): Promise<void> {
  const page = await fixture(html`
    <form id=${id}>
      <inlay-fields vault=${VAULT} publishable-key="pk_test_demo">${content}</inlay-fields>
    </form>
  `);
  fields = page.querySelector('inlay-fields') as InlayFields;
  number = page.querySelector('inlay-card-number') as InlayCardNumber;
  await untilReady(fields);
}

function part(name: string): HTMLElement {
  return number.shadowRoot?.querySelector(`[part=${name}]`) as HTMLElement;
}

function frame(): HTMLIFrameElement {
  return number.querySelector('iframe') as HTMLIFrameElement;
}

function untilInside(expression: string, expected: unknown): Promise<void> {
  return untilInFrame('field=cardNumber', expression, expected);
}

const FOCUS = {
  cardNumber: () => fields.state.fields.cardNumber?.focused ?? false,
  cardExpiry: () => fields.state.fields.cardExpiry?.focused ?? false,
};

const VALUE = `document.querySelector('input').value`;

test('the frame is a child of its element, in the document’s light DOM', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  expect(frame().parentElement).to.equal(number);
  expect(frame().contentDocument).to.equal(null);
});

test('the attribute label is seen, and names frame and input', async () => {
  await mount(html`<inlay-card-number label="Kartennummer"></inlay-card-number>`);
  expect(part('label').querySelector('slot')?.textContent).to.equal('Kartennummer');
  expect(frame().title).to.equal('Kartennummer');
  await untilInside(`document.querySelector('label').textContent`, 'Kartennummer');
});

test('a slotted label and hint are taken, markup and all', async () => {
  await mount(html`
    <inlay-card-number>
      <span slot="label">Card <b>number</b></span><span slot="hint">On the front</span>
    </inlay-card-number>
  `);
  await untilInside(`document.querySelector('label').textContent`, 'Card number');
  await untilInside(`document.querySelector('p').textContent`, 'On the front');
});

test('a field without words takes no room for them', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  expect(number.offsetHeight).to.equal(part('frame').offsetHeight);
  const hint = document.createElement('span');
  hint.slot = 'hint';
  hint.textContent = 'On the front';
  number.append(hint);
  await until(() => number.offsetHeight > part('frame').offsetHeight, 'the hint is seen');
});

test('a label of the page’s own names the field, and a click on it focuses the input', async () => {
  await mount(
    html`<label for="number" id="label">Your card</label><inlay-card-number id="number"></inlay-card-number>`,
  );
  await untilInside(`document.querySelector('label').textContent`, 'Your card');
  document.getElementById('label')?.click();
  await until(() => number.state.focused, 'it has the focus');
});

test('a field that nothing labels still has a name', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  expect(frame().title).to.equal('Card number');
});

for (const name of ['label', 'frame']) {
  test(`a click on the ${name} focuses the input`, async () => {
    await mount(html`<inlay-card-number label="Card number"></inlay-card-number>`);
    part(name).click();
    await until(() => number.state.focused, 'it has the focus');
    await sendKeys({ type: '41' });
    await untilInside(VALUE, '41');
  });
}

test('the hint gives way to an error, which the frame says to a screen reader', async () => {
  await mount(html`<inlay-card-number hint="On the front"></inlay-card-number>`);
  await untilInside(`document.querySelector('p').textContent`, 'On the front');
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  number.blur();
  await until(() => part('error').textContent === 'The card number is incomplete.', 'the error is shown');
  expect(getComputedStyle(part('hint')).display).to.equal('none');
  // The frame says it aloud, and nobody else.
  expect(part('error').matches('[role], [aria-live]')).to.equal(false);
  await untilInside(`document.querySelector('p').getAttribute('aria-live')`, 'polite');
  await untilInside(`document.querySelector('p').textContent`, 'The card number is incomplete.');
  await untilInside(`document.querySelector('input').getAttribute('aria-invalid')`, 'true');
});

test('a payer who only passes through is not blamed', async () => {
  await mount(html`<inlay-card-number required></inlay-card-number>`);
  await focusOn(fields, 'cardNumber');
  number.blur();
  await until(() => !number.state.focused, 'it was left');
  await number.updateComplete;
  expect(part('error').textContent).to.equal('');
});

test('an error of the page’s own is shown until the page takes it back', async () => {
  await mount(html`<inlay-card-number error="Declined."></inlay-card-number>`);
  expect(part('error').textContent).to.equal('Declined.');
  expect(number.matches(':state(invalid)')).to.equal(true);
  number.error = '';
  await number.updateComplete;
  expect(part('error').textContent).to.equal('');
});

test('sentences can be the page’s own', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  fields.messages = { card_number_incomplete: 'Nummer unvollständig.' };
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  number.blur();
  await until(() => part('error').textContent === 'Nummer unvollständig.', 'it is shown');
});

test('required and unfinished fields are invalid to the form', async () => {
  await mount(html`<inlay-card-number required></inlay-card-number>`);
  expect(number.validity.valueMissing).to.equal(true);
  expect(number.validationMessage).to.equal('Fill in this field.');
  expect(number.form?.checkValidity()).to.equal(false);
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  await until(() => number.validity.badInput, 'it is unfinished');
  await typeInto(fields, 'cardNumber', '111111111111', sendKeys);
  await until(() => number.validity.valid, 'it is valid');
});

test('a page that only asks whether its form is valid blames nobody, one that reports does', async () => {
  await mount(html`<inlay-card-number required></inlay-card-number>`);
  number.form?.checkValidity();
  await whileNothingHappens(50);
  await number.updateComplete;
  expect(part('error').textContent).to.equal('');
  number.form?.reportValidity();
  await until(() => part('error').textContent === 'Fill in this field.', 'the error is shown');
  await until(() => number.state.focused, 'it has the focus');
});

test('an optional field may stay empty', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  expect(number.validity.valid).to.equal(true);
});

for (const [what, content] of [
  ['attribute', html`<inlay-card-number required disabled></inlay-card-number>`],
  ['fieldset', html`<fieldset disabled><inlay-card-number required></inlay-card-number></fieldset>`],
] as const) {
  test(`a field that a ${what} disables takes no text and blocks no form`, async () => {
    await mount(content);
    expect(number.matches(':disabled')).to.equal(true);
    expect(number.willValidate).to.equal(false);
    await untilInside(`document.querySelector('input').disabled`, true);
    number.focus();
    expect(document.activeElement).not.to.equal(frame());
  });
}

test('a read-only field keeps what it holds', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  await typeInto(fields, 'cardNumber', '41', sendKeys);
  number.readOnly = true;
  await untilInside(`document.querySelector('input').readOnly`, true);
  await sendKeys({ type: '1' });
  await untilInside(VALUE, '41');
});

test('states can be styled', async () => {
  await mount(html`<inlay-card-number></inlay-card-number>`);
  expect(number.matches(':state(ready):state(empty)')).to.equal(true);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => number.matches(':state(complete):state(valid):state(focused)'), 'it is complete');
  expect(number.matches(':state(empty)')).to.equal(false);
});

test('the page’s look is the frame’s, also when it changes', async () => {
  await mount(
    html`<inlay-card-number style="color: rgb(1, 2, 3); font: italic 21px / 1.5 Georgia, serif"></inlay-card-number>`,
  );
  const style = (property: string): string => `getComputedStyle(document.querySelector('input')).${property}`;
  await untilInside(style('fontSize'), '21px');
  await untilInside(style('fontStyle'), 'italic');
  await untilInside(style('fontFamily'), 'Georgia, serif');
  number.style.setProperty('--inlay-color', 'rgb(9, 8, 7)');
  await untilInside(style('color'), 'rgb(9, 8, 7)');
  number.parentElement?.style.setProperty('--inlay-placeholder-color', 'rgb(4, 5, 6)');
  await untilInside(`getComputedStyle(document.querySelector('input'), '::placeholder').color`, 'rgb(4, 5, 6)');
});

test('a dark page has a dark frame', async () => {
  await mount(html`<inlay-card-number style="color-scheme: dark"></inlay-card-number>`);
  await untilInside(`getComputedStyle(document.documentElement).colorScheme`, 'dark');
});

test('language and direction follow the page', async () => {
  await mount(html`<inlay-card-number lang="he" dir="rtl"></inlay-card-number>`);
  await untilInside(`document.documentElement.lang + document.documentElement.dir`, 'hertl');
  number.dir = 'ltr';
  await untilInside(`document.documentElement.dir`, 'ltr');
});

test('the page’s style sheets can’t hide the frame', async () => {
  const style = document.createElement('style');
  style.textContent = 'iframe { display: none !important; opacity: 0 !important; height: 1px !important }';
  document.head.append(style);
  await mount(html`<inlay-card-number></inlay-card-number>`);
  frame().setAttribute('style', 'visibility: hidden !important; transform: scale(0) !important');
  const { display, opacity, visibility, transform } = getComputedStyle(frame());
  expect([display, opacity, visibility, transform]).to.deep.equal(['block', '1', 'visible', 'none']);
  expect(frame().clientHeight).to.be.greaterThan(15);
  style.remove();
});

test('a field outside a group says so', async () => {
  const lonely = await fixture<InlayCardNumber>(html`<inlay-card-number></inlay-card-number>`);
  const codes: string[] = [];
  lonely.addEventListener('inlay-error', ({ error }) => codes.push(error.code));
  await until(() => codes.length > 0, 'it says so');
  expect(codes).to.deep.equal(['group_missing']);
});

test('each field is one stop of the Tab key, in both directions', async () => {
  await mount(html`
    <inlay-card-number></inlay-card-number><inlay-card-expiry></inlay-card-expiry><input id="after" />
  `);
  const { cardNumber, cardExpiry } = FOCUS;
  await focusOn(fields, 'cardNumber');
  await sendKeys({ press: 'Tab' });
  await until(cardExpiry, 'the expiry has the focus');
  await sendKeys({ press: 'Tab' });
  await until(() => document.activeElement?.id === 'after', 'the page’s input has the focus');
  await sendKeys({ press: 'Shift+Tab' });
  await until(cardExpiry, 'the expiry has the focus again');
  await sendKeys({ press: 'Shift+Tab' });
  await until(cardNumber, 'the number has the focus again');
});

test('a form of fields has no barrier that a tool can find', async () => {
  await mount(html`
    <inlay-card-number label="Card number" hint="On the front" required></inlay-card-number>
    <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
    <inlay-card-code error="Wrong." label="Security code" required></inlay-card-code>
  `);
  await expect(fields).to.be.accessible();
});
