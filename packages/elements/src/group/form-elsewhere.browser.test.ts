import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import { typeCard, until, untilReady } from '../card-form.test-support.ts';
import { recordNavigations } from './navigations.test-support.ts';
import type { InlayFields } from './inlay-fields.ts';

let page: ReturnType<typeof recordNavigations>;
let form: HTMLFormElement;
let fields: InlayFields;

setup(async () => {
  page = recordNavigations();
  const root = await fixture(html`
    <div>
      <form id="elsewhere" method="post" action="/pay"><button>Pay</button></form>
      <inlay-fields form="elsewhere" vault=${VAULT} publishable-key="pk_test_demo">
        <inlay-card-number label="Card number" required></inlay-card-number>
        <inlay-card-expiry label="Expiry" required></inlay-card-expiry>
        <inlay-card-code label="Security code"></inlay-card-code>
      </inlay-fields>
    </div>
  `);
  form = root.querySelector('form') as HTMLFormElement;
  fields = root.querySelector('inlay-fields') as InlayFields;
  await untilReady(fields);
});

teardown(() => page.stop());

test('a form that the group names by its id posts the token', async () => {
  await typeCard(fields, sendKeys);
  form.querySelector('button')?.click();
  await until(() => page.sent.length > 0, 'it is sent');
  expect(page.sent[0]?.entries?.[0]).to.match(/^singleUseToken=SC/);
});

test('its fields are fields of that form: validity, focus, Enter and reset', async () => {
  expect(form.checkValidity()).to.equal(false);
  form.querySelector('button')?.click();
  await until(() => fields.state.fields.cardNumber?.focused ?? false, 'the number has the focus');
  expect(page.sent).to.deep.equal([]);
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await until(() => page.sent.length > 0, 'Enter sent it');
  form.reset();
  await until(() => Object.values(fields.state.fields).every(({ status }) => status === 'empty'), 'all are empty');
});

test('a group that leaves the form takes its fields along', async () => {
  fields.removeAttribute('form');
  await until(() => fields.form === null, 'it has no form');
  expect(form.checkValidity()).to.equal(true);
  expect([...fields.children].map((field) => field.getAttribute('form'))).to.deep.equal([null, null, null]);
});
