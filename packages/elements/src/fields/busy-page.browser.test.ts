import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import VAULT from 'dev-vault';
import '../define/all.ts';
import type { InlayFields } from '../group/inlay-fields.ts';
import { focusOn, inFrame, typeInto, until, untilInFrame, untilReady } from '../card-form.test-support.ts';
import type { InlayCardNumber } from './card-number.ts';

let fields: InlayFields;
let number: InlayCardNumber;

setup(async () => {
  fields = await fixture<InlayFields>(html`
    <inlay-fields vault=${VAULT} publishable-key="pk_test_demo"><inlay-card-number></inlay-card-number></inlay-fields>
  `);
  number = fields.querySelector('inlay-card-number') as InlayCardNumber;
  await untilReady(fields);
});

function inside(code: string): Promise<unknown> {
  return inFrame('field=cardNumber', code);
}

const SEEN = `[document.querySelector('label').textContent, document.querySelector('input').placeholder,
  document.querySelector('p').textContent, document.querySelector('input').readOnly].join()`;

function untilInside(expected: string): Promise<void> {
  return untilInFrame('field=cardNumber', SEEN, expected);
}

function set(turn: number): void {
  number.label = `Label ${turn}`;
  number.setAttribute('placeholder', `Placeholder ${turn}`);
  number.hint = `Hint ${turn}`;
  number.toggleAttribute('readonly', turn % 2 === 1);
}

test('10,000 changes at once: the last is what the frame shows', async () => {
  await typeInto(fields, 'cardNumber', '4111', sendKeys);
  const before = performance.now();
  for (let turn = 1; turn <= 10_000; turn++) set(turn);
  expect(performance.now() - before).to.be.lessThan(2_000);
  await untilInside('Label 10000,Placeholder 10000,Hint 10000 – Visa,false');
  await sendKeys({ type: '1111' });
  await until(() => number.state.status === 'incomplete', 'it goes on');
  expect(await inside(`document.querySelector('input').value`)).to.equal('4111 1111');
});

test('10,000 changes within two seconds: the page goes on, the payer types on, the last one wins', async () => {
  await focusOn(fields, 'cardNumber');
  let frames = 0;
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const count = (now: number): void => {
    frames += 1;
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  let turn = 0;
  const turns = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      for (let step = 0; step < 50 && turn < 10_000; step++) set(++turn);
      if (turn < 10_000) return;
      clearInterval(timer);
      resolve();
    }, 10);
  });
  const typing = sendKeys({ type: '41' });
  await Promise.all([turns, typing]);
  isOver = true;
  expect(turn).to.equal(10_000);
  expect(frames).to.be.greaterThan(20);
  expect(longest).to.be.lessThan(500);
  await untilInside('Label 10000,Placeholder 10000,Hint 10000,false');
  expect(number.querySelectorAll('iframe')).to.have.length(1);
});

test('a frame that is told too much at once is empty at last', async () => {
  await number.enterText('cardNumber', '4111');
  await until(() => number.state.status === 'incomplete', 'a part is typed');
  for (let round = 0; round < 6; round++) await Promise.all(Array.from({ length: 32 }, () => number.check()));
  for (let count = 0; count < 32; count++) void number.check();
  number.clear();
  await until(() => number.state.status === 'empty', 'it is empty');
});
