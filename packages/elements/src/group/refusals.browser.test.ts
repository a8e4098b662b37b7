import { expect, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { focusOn, typeCard, typeInto, until, whileNothingHappens } from '../card-form.test-support.ts';
import { button, cardFields, fields, form, mount, page, TOKEN, untilSent } from './plain-form.test-support.ts';

test('an incomplete form is not submitted, says why, and focuses the field', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await until(() => fields.state.fields.cardNumber?.status === 'valid', 'the number is valid');
  button('pay').click();
  const expiry = form.querySelector('inlay-card-expiry') as HTMLElement;
  await until(() => expiry.shadowRoot?.querySelector('[part=error]')?.textContent !== '', 'it says why');
  await until(() => fields.state.fields.cardExpiry?.focused ?? false, 'it has the focus');
  await whileNothingHappens();
  expect(page.sent).to.deep.equal([]);
});

test('a payer who went on while the fields were asked is not taken back', async () => {
  await mount(html`<form method="post">${cardFields()}<input id="order" /><button id="pay">Pay</button></form>`);
  const number = fields.querySelector('inlay-card-number') as HTMLElementTagNameMap['inlay-card-number'];
  const check = number.check.bind(number);
  let isAsked = false;
  number.check = async () => {
    // The payer has time to go on.
    await whileNothingHappens();
    await check();
    isAsked = true;
  };
  button('pay').click();
  await until(() => number.state.focused, 'the number has the focus');
  (form.querySelector('#order') as HTMLElement).focus();
  await until(() => isAsked, 'the fields have answered');
  await whileNothingHappens();
  expect(number.hasError).to.equal(true);
  expect(document.activeElement?.id).to.equal('order');
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
  await whileNothingHappens();
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
  await whileNothingHappens();
  expect([heard, made]).to.deep.equal([1, 0]);
});

test('a form that would put the token into a URL is refused', async () => {
  await mount(html`<form action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  const codes: string[] = [];
  fields.addEventListener('inlay-error', ({ error }) => codes.push(error.code));
  await typeCard(fields, sendKeys);
  button('pay').click();
  await whileNothingHappens();
  expect(codes).to.deep.equal(['form_method_refused']);
  expect(page.sent).to.deep.equal([]);
});

test('a token event that the page cancels submits nothing', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  fields.addEventListener('inlay-token', (event) => event.preventDefault());
  await typeCard(fields, sendKeys);
  button('pay').click();
  await whileNothingHappens();
  expect(page.sent).to.deep.equal([]);
});

test('a page’s own field that turns invalid meanwhile stops the submission', async () => {
  await mount(html`
    <form method="post" action="/pay"><input id="mail" value="x" required />${cardFields()}<button id="pay">Pay</button></form>
  `);
  await typeCard(fields, sendKeys);
  button('pay').click();
  (form.querySelector('#mail') as HTMLInputElement).value = '';
  await whileNothingHappens();
  expect(page.sent).to.deep.equal([]);
  expect(new FormData(form).has('singleUseToken')).to.equal(false);
});

test('a click right after the last keystroke is not lost', async () => {
  const late = delayStates();
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeInto(fields, 'cardNumber', '4111111111111111', sendKeys);
  await typeInto(fields, 'cardExpiry', '1230', sendKeys);
  await focusOn(fields, 'cardCode');
  late.start();
  await sendKeys({ type: '111' });
  await whileNothingHappens();
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
