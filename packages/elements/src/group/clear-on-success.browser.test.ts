import { expect, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { typeCard, until, whileNothingHappens } from '../card-form.test-support.ts';
import {
  afterImpatience,
  button,
  cardFields,
  fields,
  form,
  mount,
  page,
  untilSent,
} from './plain-form.test-support.ts';

function statuses(): readonly string[] {
  return Object.values(fields.state.fields).map(({ status }) => status);
}

async function untilEmpty(): Promise<void> {
  await until(() => statuses().every((status) => status === 'empty'), 'the fields are empty');
}

async function mountCleared(vault?: string): Promise<void> {
  await mount(html`
    <form method="post" action="/pay">${cardFields(true, vault)}<button id="pay">Pay</button></form>
  `);
  fields.clearOnSuccess = true;
}

test('a token that a script asks for leaves the fields empty', async () => {
  await mountCleared();
  await typeCard(fields, sendKeys);
  expect((await fields.tokenize()).token).to.match(/^SC/);
  await untilEmpty();
});

test('a listener that takes the token at once, or after a while, leaves the fields empty', async () => {
  await mountCleared();
  const got: string[] = [];
  for (const delay of [0, 200]) {
    form.onsubmit = (event) => {
      event.preventDefault();
      const take = async (): Promise<void> => {
        // A page that is busy with something else first.
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        got.push((await fields.tokenize()).token);
      };
      void take();
    };
    await afterImpatience();
    await typeCard(fields, sendKeys);
    button('pay').click();
    await untilEmpty();
  }
  expect(new Set(got).size).to.equal(2);
});

test('a listener that reads the form data leaves the fields empty', async () => {
  await mountCleared();
  let token: unknown;
  form.onsubmit = (event) => {
    event.preventDefault();
    token = new FormData(form).get('singleUseToken');
  };
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilEmpty();
  expect(token).to.match(/^SC/);
});

test('a page that leaves keeps its values while it may still be clicked', async () => {
  await mountCleared();
  await typeCard(fields, sendKeys);
  button('pay').click();
  await untilSent();
  await whileNothingHappens();
  expect(statuses()).to.deep.equal(['valid', 'valid', 'valid']);
  await afterImpatience();
  button('pay').click();
  await untilSent(2);
  expect(page.sent[1]?.entries).to.deep.equal(page.sent[0]?.entries);
});

test('what fails keeps the values', async () => {
  const vault = await (await fetch('/frame-vault')).text();
  await mountCleared(vault);
  await executeServerCommand('vault-answer', { status: 500, body: {} });
  await typeCard(fields, sendKeys);
  const codes: string[] = [];
  fields.addEventListener('inlay-error', ({ error }) => codes.push(error.code));
  button('pay').click();
  await until(() => codes.length > 0, 'it failed');
  await whileNothingHappens();
  expect(statuses()).to.deep.equal(['valid', 'valid', 'valid']);
});

test('without the attribute a token leaves the values where they are', async () => {
  await mountCleared();
  fields.clearOnSuccess = false;
  await typeCard(fields, sendKeys);
  await fields.tokenize();
  await whileNothingHappens();
  expect(statuses()).to.deep.equal(['valid', 'valid', 'valid']);
});
