import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { typeInto, until, untilReady } from '../card-form.test-support.ts';
import type { InlayCardNumber } from './card-number.ts';

let fields: InlayFields;
let number: InlayCardNumber;
let button: HTMLButtonElement;
let clicks: number;

setup(async () => {
  const place = await fixture<HTMLElement>(html`
    <div>
      <inlay-fields vault=${VAULT} publishable-key="pk_test_demo"><inlay-card-number></inlay-card-number></inlay-fields>
      <button type="button" style="display: block">Pay</button>
    </div>
  `);
  fields = place.querySelector('inlay-fields') as InlayFields;
  number = place.querySelector('inlay-card-number') as InlayCardNumber;
  button = place.querySelector('button') as HTMLButtonElement;
  clicks = 0;
  button.addEventListener('click', () => (clicks += 1));
  await untilReady(fields);
  await typeInto(fields, 'cardNumber', '41', sendKeys);
  await until(() => number.state.status === 'incomplete', 'a part is typed');
});

teardown(async () => {
  await sendMouse({ type: 'up' });
});

function shown(): string {
  return number.shadowRoot?.querySelector('[part=error]')?.textContent ?? '';
}

async function press(): Promise<number> {
  const { left, top } = button.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left) + 8, Math.round(top) + 4] });
  await sendMouse({ type: 'down' });
  return top;
}

/** The frame has told that the focus left it, and the page has painted since. */
async function untilLeft(): Promise<void> {
  await until(() => !number.state.focused, 'the focus is elsewhere');
  await number.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

test('what the payer presses does not move away, and the click is not lost', async () => {
  const top = await press();
  await untilLeft();
  expect(number.hasError, 'it is known and told').to.equal(true);
  expect(shown()).to.equal('');
  expect(button.getBoundingClientRect().top).to.equal(top);
  await sendMouse({ type: 'up' });
  expect(clicks).to.equal(1);
  await until(() => shown() !== '', 'the error is shown');
  expect(button.getBoundingClientRect().top).to.be.greaterThan(top);
});

test('nor does it move where an error goes', async () => {
  number.error = 'Not this one.';
  number.addEventListener('inlay-blur', () => (number.error = ''));
  number.clear();
  await until(() => number.state.status === 'empty' && shown() !== '', 'it shows the error of the page');
  const top = await press();
  await untilLeft();
  expect(button.getBoundingClientRect().top).to.equal(top);
  await sendMouse({ type: 'up' });
  expect(clicks).to.equal(1);
  await until(() => shown() === '', 'the error is gone');
});

test('a press that turns into another gesture is over at once', async () => {
  await press();
  await untilLeft();
  expect(shown()).to.equal('');
  const start = performance.now();
  document.dispatchEvent(new PointerEvent('pointercancel'));
  await until(() => shown() !== '', 'the error is shown');
  expect(performance.now() - start).to.be.lessThan(1_000);
});

test('a press that nobody hears the end of is not waited for', async () => {
  await press();
  await untilLeft();
  expect(shown()).to.equal('');
  await until(() => shown() !== '', 'the error is shown');
});

test('who leaves by a key sees the error at once', async () => {
  await sendKeys({ press: 'Tab' });
  const start = performance.now();
  await until(() => shown() !== '', 'the error is shown');
  // A press that is not heard the end of would hold it back for three seconds.
  expect(performance.now() - start).to.be.lessThan(1_000);
});
