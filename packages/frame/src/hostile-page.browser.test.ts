import { expect } from '@open-wc/testing';
import {
  embed,
  type Field,
  heard,
  mountField,
  mountTokenizer,
  unembed,
  untilTokenized,
  VAULT,
} from './embed.test-support.ts';
import { after, inFrame, whileNothingHappens } from './in-frame.test-support.ts';
import { readInput, typeInto } from './type-into.test-support.ts';

const decoys: Element[] = [];

teardown(() => {
  unembed();
  for (const decoy of decoys.splice(0)) decoy.remove();
});

/** A frame of the page's own origin. */
async function addDecoy(name: string): Promise<HTMLIFrameElement> {
  const decoy = document.createElement('iframe');
  decoy.name = name;
  decoy.srcdoc = '<body></body>';
  const loaded = new Promise((resolve) => {
    decoy.onload = resolve;
  });
  document.body.prepend(decoy);
  decoys.push(decoy);
  await loaded;
  return decoy;
}

async function mountNumber(): Promise<Field> {
  const field = await mountField('cardNumber');
  await field.linked;
  await typeInto(field, '4111111111111111');
  return field;
}

/** An expiry completes the card: whether the number is collected is what the tests are about. */
async function mountExpiry(): Promise<void> {
  const field = await mountField('cardExpiry');
  await field.linked;
  await typeInto(field, '1240');
}

test('frames that are named like what a frame looks at hide nothing', async () => {
  for (const name of ['length', '0', '1', 'parent', 'frames', 'self', 'top', 'origin']) await addDecoy(name);
  const tokenizer = await mountTokenizer();
  await mountNumber();
  await mountExpiry();
  expect((await tokenizer.tokenize(['cardNumber', 'cardExpiry'])).token).to.match(/^SC/);
});

test('a tokenizer that does not stand beside the field gets no value', async () => {
  const decoy = await addDecoy('nest');
  embed('role=tokenizer', { into: decoy.contentDocument?.body as HTMLElement });
  const field = await mountField('cardNumber');
  field.channel.note('relink', {});
  const linked = await Promise.race([field.linked.then(() => true), after(1_200).then(() => false)]);
  expect(linked).to.equal(false);
});

test('twenty thousand messages neither stop a field nor teach it anything', async () => {
  const tokenizer = await mountTokenizer();
  const field = await mountNumber();
  await mountExpiry();
  const target = field.frame.contentWindow as Window;
  const payloads: readonly unknown[] = [
    'collect',
    { type: 'getValue' },
    ['inlay-rpc', '1', 1, 1, {}],
    JSON.parse('{"__proto__":{"polluted":1}}'),
  ];
  for (let count = 0; count < 20_000; count++) target.postMessage(payloads[count % payloads.length], VAULT);
  expect(await readInput(field)).to.equal('4111 1111 1111 1111|');
  expect(await inFrame(field.fragment, '({}).polluted === undefined')).to.equal(true);
  expect((await tokenizer.tokenize(['cardNumber', 'cardExpiry'])).token).to.match(/^SC/);
  expect(heard()).not.to.contain('411111');
});

test('a script URL reaches no frame of the vault', async () => {
  const tokenizer = await mountTokenizer();
  const field = await mountNumber();
  await mountExpiry();
  for (const frame of [field.frame, tokenizer.frame]) {
    frame.src = 'javascript:document.title="reached"';
    await whileNothingHappens(100);
  }
  expect(await inFrame(field.fragment, 'document.title')).to.equal('cardNumber');
  expect((await tokenizer.tokenize(['cardNumber', 'cardExpiry'])).token).to.match(/^SC/);
});

test('nothing of a frame can be read by its page', async () => {
  const { frame } = await mountField('cardNumber');
  const view = frame.contentWindow as unknown as Record<string, unknown>;
  expect(frame.contentDocument).to.equal(null);
  for (const name of ['document', 'eval', 'history', 'localStorage', 'performance', 'getSelection', 'name', 'origin']) {
    expect(() => view[name], name).to.throw(DOMException);
  }
  expect(view['length']).to.equal(0);
});

test('a page that takes tokenizers away while they link harms nobody but itself', async () => {
  const field = await mountField('cardNumber');
  for (let round = 0; round < 8; round++) {
    const { frame, alive } = embed('role=tokenizer');
    await alive;
    field.channel.note('relink', {});
    // Each round they go at another point of their way.
    await after(round);
    if (round % 2) frame.remove();
    else frame.src = 'about:blank';
  }
  const tokenizer = await mountTokenizer();
  field.channel.note('relink', {});
  await field.linked;
  await typeInto(field, '4111111111111111');
  await mountExpiry();
  expect((await untilTokenized(tokenizer, ['cardNumber', 'cardExpiry'])).token).to.match(/^SC/);
  expect(heard()).not.to.contain('411111');
});
