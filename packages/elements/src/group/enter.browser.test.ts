import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { typeCard, whileNothingHappens } from '../card-form.test-support.ts';
import { cardFields, fields, form, mount, page, TOKEN, untilSent } from './plain-form.test-support.ts';

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
  await whileNothingHappens();
  expect(page.sent).to.deep.equal([]);
});

test('Enter does nothing in a form of several fields without a button', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}</form>`);
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await whileNothingHappens();
  expect(page.sent).to.deep.equal([]);
});

test('a page can cancel Enter', async () => {
  await mount(html`<form method="post" action="/pay">${cardFields()}<button>Pay</button></form>`);
  form.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
  await typeCard(fields, sendKeys);
  await sendKeys({ press: 'Enter' });
  await whileNothingHappens();
  expect(page.sent).to.deep.equal([]);
});
