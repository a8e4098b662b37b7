import { expect, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { focusOn, typeCard, until, untilReady, whileNothingHappens } from '../card-form.test-support.ts';
import {
  afterImpatience,
  button,
  cardFields,
  fields,
  form,
  mount,
  page,
  TOKEN,
  untilSent,
} from './plain-form.test-support.ts';
import type { InlayFields } from './inlay-fields.ts';

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
  await whileNothingHappens();
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
  await afterImpatience();
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
  await whileNothingHappens();
  expect(made).to.equal(1);
  expect(page.sent).to.have.length(1);
});

for (const isCleared of [false, true]) {
  const how = isCleared ? 'that cleared the fields' : 'that stays';
  test(`an impatient click just after the page handled a submit ${how} is one too many`, async () => {
    const vault = await (await fetch('/frame-vault')).text();
    await mount(
      html`<form method="post" action="/pay">${cardFields(false, vault)}<button id="pay">Pay</button></form>`,
    );
    fields.clearOnSuccess = isCleared;
    const got: unknown[] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      got.push(new FormData(form).get('singleUseToken'));
    });
    await typeCard(fields, sendKeys);
    await executeServerCommand('vault-answer', { status: 200, delay: 700 });
    button('pay').click();
    await until(() => got.length > 0, 'the page got its token');
    button('pay').click();
    // Impatience takes a while to come.
    await new Promise((resolve) => setTimeout(resolve, 100));
    button('pay').click();
    await whileNothingHappens();
    expect(got).to.have.length(1);
    expect(got[0]).to.match(/^SC/);
    expect(page.sent).to.deep.equal([]);
  });
}

test('a payer who mends a field at once after the page refused it may submit', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  let submits = 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submits += 1;
  });
  await typeCard(fields, sendKeys);
  await focusOn(fields, 'cardCode');
  button('pay').click();
  await until(() => submits === 1, 'the page refused it');
  const number = fields.querySelector('inlay-card-number') as HTMLElementTagNameMap['inlay-card-number'];
  for (const text of ['4242', '4242424242424242']) await number.enterText('cardNumber', text);
  await number.check();
  button('pay').click();
  await until(() => submits === 2, 'the page hears of the next');
});

test('a click while the page leaves sends the same token again', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button id="pay">Pay</button></form>`);
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  await afterImpatience();
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
