import { connect, RpcError } from '@inlay/postmessage-rpc';
import { PROTOCOL } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import { embed, mountField, OPTIONS, unembed, VAULT, wordsOf } from '../embed.test-support.ts';
import { after, inFrame, whileNothingHappens } from '../in-frame.test-support.ts';

teardown(unembed);

const FIELD = 'role=field&group=g&field=cardNumber';
const countInputs = 'document.querySelectorAll("input").length';

/** What became of a hello: `welcome`, or why there was none. */
async function sayHello(target: Window, hello: unknown, range = PROTOCOL): Promise<string> {
  try {
    await connect(target, VAULT, { range, hello, welcome: (data) => data, timeout: 250 });
    return 'welcome';
  } catch (error) {
    return error instanceof RpcError ? error.failure : String(error);
  }
}

function isAlive(alive: Promise<void>): Promise<boolean> {
  return Promise.race([alive.then(() => true), after(500).then(() => false)]);
}

test('a frame shows its input to an embedder of its key, and not before its hello', async () => {
  const { frame, alive } = embed(FIELD);
  await alive;
  expect(await inFrame(FIELD, countInputs)).to.equal(0);
  expect(await sayHello(frame.contentWindow as Window, OPTIONS)).to.equal('welcome');
  expect(await inFrame(FIELD, countInputs)).to.equal(1);
});

test('a sandboxed frame without an origin stays silent', async () => {
  const { alive } = embed(FIELD, { sandbox: 'allow-scripts' });
  expect(await isAlive(alive)).to.equal(false);
});

test('a sandboxed frame with its origin works', async () => {
  const { alive } = embed(FIELD, { sandbox: 'allow-scripts allow-same-origin' });
  expect(await isAlive(alive)).to.equal(true);
});

test('a window of its own stays silent', async () => {
  const popup = window.open(`${VAULT}/frames/1/pk_test_demo#${FIELD}`);
  // A page can't see when a window of another origin has loaded.
  await after(800);
  expect(await sayHello(popup as Window, OPTIONS)).to.equal('timeout');
  popup?.close();
});

test('a page that the key does not list is not answered, even where the browser lets it embed', async () => {
  const { frame, alive } = embed(FIELD, { key: 'pk_test_elsewhere' });
  expect(await isAlive(alive)).to.equal(true);
  expect(await sayHello(frame.contentWindow as Window, OPTIONS)).to.equal('timeout');
  expect(await inFrame(FIELD, countInputs)).to.equal(0);
});

test('an unknown key has no document', async () => {
  const { alive } = embed(FIELD, { key: 'pk_test_unknown' });
  expect(await isAlive(alive)).to.equal(false);
});

for (const fragment of ['', 'role=vault', 'role=field&group=g&field=password', 'role=field&field=cardNumber']) {
  test(`a frame for nothing stays silent: #${fragment}`, async () => {
    expect(await isAlive(embed(fragment).alive)).to.equal(false);
  });
}

test('one hello is accepted and no other after it', async () => {
  const field = await mountField('cardNumber');
  const target = field.frame.contentWindow as Window;
  expect(await sayHello(target, { ...OPTIONS, ...wordsOf('cardNumber', { label: 'Another' }) })).to.equal('timeout');
  expect(await inFrame(FIELD, 'document.querySelector("label").textContent')).to.equal('cardNumber');
  expect((await field.channel.call('check', {}))[0]?.state.status).to.equal('empty');
});

const { lang: _lang, ...withoutLanguage } = OPTIONS;

for (const [name, hello] of Object.entries<unknown>({
  'a pattern': { ...OPTIONS, pattern: '^4' },
  'a mask': { ...OPTIONS, mask: '9999' },
  'a type': { ...OPTIONS, type: 'text' },
  'a value': { ...OPTIONS, value: '4111' },
  'a missing language': withoutLanguage,
  'a label that is no text': { ...OPTIONS, fields: { cardNumber: { label: { toString: 'x' } } } },
  'a label of 201 characters': { ...OPTIONS, ...wordsOf('cardNumber', { label: 'x'.repeat(201) }) },
  'a style property that may fetch': { ...OPTIONS, style: { base: { backgroundImage: 'none' } } },
  'a state that is none': { ...OPTIONS, style: { hover: { color: 'red' } } },
  'an array': [OPTIONS],
  'a map': new Map(Object.entries(OPTIONS)),
  'an own __proto__': JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(OPTIONS).slice(1)}`) as unknown,
  nothing: undefined,
})) {
  test(`a hello with ${name} is dropped, and the right one still welcome`, async () => {
    const { frame, alive } = embed(FIELD);
    await alive;
    const target = frame.contentWindow as Window;
    expect(await sayHello(target, hello)).to.equal('timeout');
    expect(await inFrame(FIELD, countInputs)).to.equal(0);
    expect(await sayHello(target, OPTIONS)).to.equal('welcome');
    expect(await inFrame(FIELD, '({}).polluted === undefined')).to.equal(true);
  });
}

test('a page of another protocol hears so, and may come again with the right one', async () => {
  const { frame, alive } = embed(FIELD);
  await alive;
  const target = frame.contentWindow as Window;
  expect(await sayHello(target, OPTIONS, { min: 99, max: 100 })).to.equal('version');
  expect(await sayHello(target, OPTIONS, { min: 1, max: 100 })).to.equal('welcome');
});

test('a fragment that the page rewrites changes nothing', async () => {
  const field = await mountField('cardNumber');
  field.frame.src = `${VAULT}/frames/1/pk_test_demo#role=field&group=h&field=cardholderName`;
  await whileNothingHappens(200);
  expect(
    await inFrame('field=cardholderName', 'document.querySelector("input").autocomplete + document.title'),
  ).to.equal('cc-numbercardNumber');
  expect((await field.channel.call('check', {}))[0]?.state.status).to.equal('empty');
});
