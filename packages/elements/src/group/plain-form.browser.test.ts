import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import type { TemplateResult } from 'lit';
import '../define/all.ts';
import { focusOn, typeCard, typeInto, until, untilReady } from '../testing/card-form.testing.ts';
import { recordNavigations } from '../testing/navigations.testing.ts';
import type { InlayFields } from './inlay-fields.ts';

const TOKEN = /^singleUseToken=SC\w+$/;

let page: ReturnType<typeof recordNavigations>;
let form: HTMLFormElement;
let fields: InlayFields;

setup(() => {
  page = recordNavigations();
});

teardown(() => page.stop());

function cardFields(isRequired = true, vault = VAULT): TemplateResult {
  return html`
    <inlay-fields vault=${vault} publishable-key="pk_test_demo">
      <inlay-card-number label="Card number" ?required=${isRequired}></inlay-card-number>
      <inlay-card-expiry label="Expiry" ?required=${isRequired}></inlay-card-expiry>
      <inlay-card-code label="Security code" ?required=${isRequired}></inlay-card-code>
    </inlay-fields>
  `;
}

async function mount(template: TemplateResult): Promise<void> {
  form = await fixture<HTMLFormElement>(template);
  fields = form.querySelector('inlay-fields') as InlayFields;
  await untilReady(fields);
}

function button(name: string): HTMLButtonElement {
  return form.querySelector(`#${name}`) as HTMLButtonElement;
}

async function untilSent(count = 1): Promise<void> {
  await until(() => page.sent.length >= count, `${count} submissions`);
}

/** Long enough for a submission that must not come. */
async function moment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
}

test('a plain form posts the token, and no value of a field', async () => {
  await mount(html`
    <form method="post" action="/pay"><input name="order" value="7" />${cardFields()}<button id="pay">Pay</button></form>
  `);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  expect(page.sent[0]?.path).to.equal('/pay');
  const [order, token, ...rest] = page.sent[0]?.entries ?? [];
  expect(order).to.equal('order=7');
  expect(token).to.match(TOKEN);
  expect(rest).to.deep.equal([]);
});

test('the name of the token is the page’s choice', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  fields.name = 'card[token]';
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  expect(page.sent[0]?.entries?.[0]).to.match(/^card\[token\]=SC/);
});

test('the page’s own listener hears of one submit, with the token in its form data', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  const heard: string[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    heard.push(new FormData(form).get('singleUseToken') as string);
  });
  await typeCard(fields, sendKeys);
  button('pay').click();
  await until(() => heard.length > 0, 'the page heard');
  await moment();
  expect(heard).to.have.length(1);
  expect(heard[0]).to.match(/^SC/);
  expect(page.sent).to.deep.equal([]);
});

test('a listener that asks for a token gets the one that was made for its submit', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  const told: string[] = [];
  const got: string[] = [];
  fields.addEventListener('inlay-token', ({ token }) => told.push(token));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void fields.tokenize().then(({ token }) => got.push(token));
  });
  await typeCard(fields, sendKeys);
  button('pay').click();
  await until(() => got.length > 0, 'the page got it');
  expect(got).to.deep.equal(told);
  await new Promise((resolve) => setTimeout(resolve, 600));
  button('pay').click();
  await until(() => got.length > 1, 'the page got another for its next submit');
  expect(got[1]).not.to.equal(got[0]);
});

test('name, value and action of the button that was clicked count', async () => {
  await mount(html`
    <form method="post" action="/nowhere">
      ${cardFields()}
      <button id="other">Other</button>
      <button id="pay" name="act" value="pay" formaction="/elsewhere">Pay</button>
    </form>
  `);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  expect(page.sent[0]?.path).to.equal('/elsewhere');
  expect(page.sent[0]?.entries).to.include('act=pay');
});

test('the method of the button that was clicked counts', async () => {
  await mount(html`<form action="/pay">${cardFields()}<button id="pay" formmethod="post">Pay</button></form>`);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  expect(page.sent[0]?.path).to.equal('/pay');
});

for (const [what, change] of [
  ['disables', (pay: HTMLButtonElement) => (pay.disabled = true)],
  ['removes', (pay: HTMLButtonElement) => pay.remove()],
  ['renames', (pay: HTMLButtonElement) => (pay.value = 'wait')],
] as const) {
  test(`a page that ${what} the button meanwhile posts what it was`, async () => {
    await mount(html`
      <form method="post" action="/pay">${cardFields()}<button id="pay" name="act" value="pay">Pay</button></form>
    `);
    await typeCard(fields, sendKeys);
    button('pay').click();
    change(button('pay'));
    await untilSent();
    expect(page.sent[0]?.entries).to.include('act=pay');
    await until(() => !form.querySelector('button[hidden]'), 'nothing of ours is left in the form');
  });
}

test('a double click makes one token and one submission', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  let made = 0;
  fields.addEventListener('inlay-token', () => (made += 1));
  await typeCard(fields, sendKeys);
  button('pay').click();
  button('pay').click();
  await untilSent();
  await moment();
  expect(made).to.equal(1);
  expect(page.sent).to.have.length(1);
});

test('a click while the page leaves sends the same token again', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  await new Promise((resolve) => setTimeout(resolve, 600));
  button('pay').click();
  await untilSent(2);
  expect(page.sent[1]?.entries).to.deep.equal(page.sent[0]?.entries);
});

test('Back to a page that was kept restores no token', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  expect(new FormData(form).has('singleUseToken')).to.equal(true);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(new FormData(form).has('singleUseToken')).to.equal(false);
  button('pay').click();
  await untilSent(2);
  expect(page.sent[1]?.entries).not.to.deep.equal(page.sent[0]?.entries);
});

test('a field that is edited after the token was made takes it out of the form', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  await focusOn(fields, 'cardCode');
  await sendKeys({ press: 'Backspace' });
  await until(() => !fields.state.complete, 'the edit is known');
  expect(new FormData(form).has('singleUseToken')).to.equal(false);
});

test('an incomplete form is not submitted, says why, and focuses the field', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => fields.state.fields.cardNumber?.status === 'valid', 'the number is valid');
  button('pay').click();
  const expiry = form.querySelector('inlay-card-expiry') as HTMLElement;
  await until(() => expiry.shadowRoot?.querySelector('[part=error]')?.textContent !== '', 'it says why');
  await until(() => fields.state.fields.cardExpiry?.focused ?? false, 'it has the focus');
  await moment();
  expect(page.sent).to.deep.equal([]);
});

test('the first of all invalid fields gets the focus, the page’s own among them', async () => {
  await mount(html`
    <form method="post" action="/pay"><input id="mail" required />${cardFields()}<button id="pay">Pay</button></form>
  `);
  button('pay').click();
  const number = form.querySelector('inlay-card-number') as HTMLElement;
  await until(() => number.matches(':state(invalid)'), 'the number is shown to be wrong');
  expect(document.activeElement?.id).to.equal('mail');
  form.append(form.querySelector('#mail') as HTMLElement);
  button('pay').click();
  await until(() => fields.state.fields.cardNumber?.focused ?? false, 'the number has the focus');
});

test('a form that validates nothing itself is judged all the same', async () => {
  await mount(html`<form method="post" action="/pay" novalidate>${cardFields()}<button id="pay">Pay</button></form>`);
  await typeInto(fields, 'cardNumber', '4111111111111112', sendKeys);
  button('pay').click();
  const number = form.querySelector('inlay-card-number') as HTMLElement;
  await until(
    () => number.shadowRoot?.querySelector('[part=error]')?.textContent === 'The card number is not valid.',
    'it says why',
  );
  await moment();
  expect(page.sent).to.deep.equal([]);
});

/** A form of fields whose vault will give this answer next. */
async function mountAnswered(answer: object): Promise<void> {
  const vault = await (await fetch('/frame-vault')).text();
  await mount(html`<form method="post" action="/pay">${cardFields(true, vault)}<button id="pay">Pay</button></form>`);
  await executeServerCommand('vault-answer', answer);
  await typeCard(fields, sendKeys);
}

test('a vault that fails submits nothing and says so, and the next click tries again', async () => {
  await mountAnswered({ status: 500, body: {} });
  button('pay').click();
  const sentence = (): string => fields.shadowRoot?.querySelector('[part=error]')?.textContent ?? '';
  await until(() => sentence() === 'Your payment details could not be sent. Try again.', 'it is said');
  expect(page.sent).to.deep.equal([]);
  button('pay').click();
  await untilSent();
  expect(sentence()).to.equal('');
});

test('a field that only the vault finds wrong says so and gets the focus', async () => {
  await mountAnswered({ status: 400, body: { error: { code: '5068', fieldErrors: [{ field: 'card.cardNum' }] } } });
  button('pay').click();
  const number = form.querySelector('inlay-card-number') as HTMLElement;
  await until(
    () => number.shadowRoot?.querySelector('[part=error]')?.textContent === 'The card number is not valid.',
    'it says so',
  );
  await until(() => fields.state.fields.cardNumber?.focused ?? false, 'it has the focus');
  expect(page.sent).to.deep.equal([]);
});

test('a form whose optional fields are empty is posted without a token', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields(false)}<button id="pay">Pay</button></form>`);
  button('pay').click();
  await untilSent();
  expect(page.sent[0]?.entries).to.deep.equal([]);
});

for (const typed of ['', '4111']) {
  test(`a button that cancels works with "${typed}" in the number`, async () => {
    await mount(html`
      <form method="post" action="/pay">
        ${cardFields()}<button id="pay">Pay</button>
        <button id="cancel" formnovalidate formaction="/cart" name="act" value="cancel">Cancel</button>
      </form>
    `);
    if (typed) await typeInto(fields, 'cardNumber', typed, sendKeys);
    button('cancel').click();
    await untilSent();
    expect(page.sent).to.deep.equal([{ path: '/cart', entries: ['act=cancel'] }]);
  });
}

test('a dialog’s form makes no token', async () => {
  await mount(html`<form method="dialog">${cardFields()}<button id="pay">Pay</button></form>`);
  let made = 0;
  fields.addEventListener('inlay-token', () => (made += 1));
  await typeCard(fields, sendKeys);
  let heard = 0;
  form.addEventListener('submit', () => (heard += 1));
  button('pay').click();
  await moment();
  expect([heard, made]).to.deep.equal([1, 0]);
});

test('a form that would put the token into a URL is refused', async () => {
  await mount(html`<form action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  const codes: string[] = [];
  fields.addEventListener('inlay-error', ({ error }) => codes.push(error.code));
  await typeCard(fields, sendKeys);
  button('pay').click();
  await moment();
  expect(codes).to.deep.equal(['form_method_refused']);
  expect(page.sent).to.deep.equal([]);
});

test('a token event that the page cancels submits nothing', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  fields.addEventListener('inlay-token', (event) => event.preventDefault());
  await typeCard(fields, sendKeys);
  button('pay').click();
  await moment();
  expect(page.sent).to.deep.equal([]);
});

test('a page’s own field that turns invalid meanwhile stops the submission', async () => {
  await mount(html`
    <form method="post" action="/pay"><input id="mail" value="x" required />${cardFields()}<button id="pay">Pay</button></form>
  `);
  await typeCard(fields, sendKeys);
  button('pay').click();
  (form.querySelector('#mail') as HTMLInputElement).value = '';
  await moment();
  expect(page.sent).to.deep.equal([]);
  expect(new FormData(form).has('singleUseToken')).to.equal(false);
});

test('Enter in a frame does what Enter in an input does: it clicks the first submit button', async () => {
  await mount(html`
    <form method="post" action="/pay">
      ${cardFields()}<button type="button" name="act" value="none">Help</button
      ><button name="act" value="first">Pay</button><button name="act" value="second">Pay later</button>
    </form>
  `);
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await untilSent();
  expect(page.sent[0]?.entries?.filter((entry) => !TOKEN.test(entry))).to.deep.equal(['act=first']);
});

test('Enter does nothing where the first submit button is disabled', async () => {
  await mount(html`
    <form method="post" action="/pay">${cardFields()}<button disabled>Pay</button><button>Pay later</button></form>
  `);
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await moment();
  expect(page.sent).to.deep.equal([]);
});

test('Enter does nothing in a form of several fields without a button', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}</form>`);
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await moment();
  expect(page.sent).to.deep.equal([]);
});

test('a page can cancel Enter', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button>Pay</button></form>`);
  form.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await moment();
  expect(page.sent).to.deep.equal([]);
});

test('a click right after the last keystroke is not lost', async () => {
  const late = delayStates();
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  await focusOn(fields, 'cardCode');
  late.start();
  await sendKeys({ type: '111' });
  await moment();
  expect(fields.state.fields.cardCode?.status).to.equal('empty');
  button('pay').click();
  await untilSent();
  late.stop();
  expect(page.sent[0]?.entries?.[0]).to.match(TOKEN);
});

/** Holds back what fields say of their states by themselves, while it is on. */
function delayStates(): { start(): void; stop(): void } {
  const original = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') as PropertyDescriptor;
  let isOn = false;
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...original,
    set(this: MessagePort, read: ((event: MessageEvent<unknown[]>) => void) | null) {
      original.set?.call(this, (event: MessageEvent<unknown[]>) => {
        if (!isOn || event.data[2] !== 'state') read?.(event);
      });
    },
  });
  return {
    start: () => {
      isOn = true;
    },
    stop: () => Object.defineProperty(MessagePort.prototype, 'onmessage', original),
  };
}

test('two groups in one form post two tokens in one submission', async () => {
  await mount(
    html`<form method="post" action="/pay">${cardFields()}${cardFields()}<button id="pay">Pay</button></form>`,
  );
  const [first, second] = [...form.querySelectorAll('inlay-fields')] as [InlayFields, InlayFields];
  second.name = 'second';
  await untilReady(second);
  await typeCard(first, sendKeys);
  await typeCard(second, sendKeys);
  button('pay').click();
  await untilSent();
  expect(page.sent).to.have.length(1);
  expect(page.sent[0]?.entries?.map((entry) => entry.split('=')[0])).to.deep.equal(['singleUseToken', 'second']);
});

test('reset empties the fields', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeCard(fields, sendKeys);
  form.reset();
  await until(() => Object.values(fields.state.fields).every(({ status }) => status === 'empty'), 'all are empty');
});
