import { connect, type RpcError } from '@inlay/postmessage-rpc';
import { type FieldName, PROTOCOL } from '@inlay/protocol';
import { expect } from '@open-wc/testing';
import {
  embed,
  type Field,
  heard,
  loot,
  mountField,
  mountTokenizer,
  unembed,
  untilTokenized,
  VAULT,
} from '../embed.test-support.ts';
import { after, answerNext, inFrame, posted, until } from '../in-frame.test-support.ts';
import { typeInto } from '../type-into.test-support.ts';

teardown(async () => {
  unembed();
  await posted();
});

const CARD: readonly (readonly [FieldName, string])[] = [
  ['cardNumber', '4000056655665556'],
  ['cardExpiry', '1140'],
  ['cardCode', '739'],
];
const NAMES = CARD.map(([name]) => name);
/** Any four digits of the number that stand side by side and are not its last four, and the security code. */
const CANARIES = [...Array.from({ length: 12 }, (_, index) => '4000056655665556'.slice(index, index + 4)), '739'];

async function mountCard(options: { key?: string; group?: string } = {}, card = CARD): Promise<readonly Field[]> {
  const fields: Field[] = [];
  for (const [name, text] of card) {
    const field = await mountField(name, options);
    await field.linked;
    await typeInto(field, text);
    fields.push(field);
  }
  return fields;
}

function isLinked({ linked }: Field): Promise<boolean> {
  return Promise.race([linked.then(() => true), after(1_200).then(() => false)]);
}

test('fields become one request, and the page learns a token, the brand and the last four digits', async () => {
  const tokenizer = await mountTokenizer();
  await mountCard();
  const outcome = await tokenizer.tokenize(NAMES);
  expect(outcome.token).to.match(/^SC\w{22}$/);
  expect(outcome.timeToLiveSeconds).to.equal(899);
  expect(outcome.card).to.deep.equal({ brand: 'visa', lastDigits: '5556' });
  expect(outcome.requestId).to.equal('request-1');
  const requests = await posted();
  expect(requests.map(({ body }) => body)).to.deep.equal([
    { card: { cardNum: '4000056655665556', cardExpiry: { month: 11, year: 2040 }, cvv: '739' } },
  ]);
  expect(requests[0]?.headers).to.include({
    authorization: `Basic ${btoa('pk_test_demo:')}`,
    origin: VAULT,
    'inlay-parent-origin': location.origin,
    'content-type': 'application/json',
  });
  expect(requests[0]?.headers).not.to.have.any.keys('referer', 'cookie');
});

test('a page that tokenizes a number while it grows learns the end of it once', async () => {
  const tokenizer = await mountTokenizer();
  const [number] = await mountCard({}, [['cardNumber', '675964982648'], ...CARD.slice(1)]);
  expect((await tokenizer.tokenize(NAMES)).card).to.deep.equal({ brand: 'maestro', lastDigits: '2648' });
  await typeInto(number as Field, '3848');
  expect((await tokenizer.tokenize(NAMES)).card).to.deep.equal({ brand: 'maestro' });
  expect((await posted()).map(({ body }) => (body as { card: { cardNum: string } }).card.cardNum)).to.deep.equal([
    '675964982648',
    '6759649826483848',
  ]);
});

test('nothing that reaches the page holds a canary', async () => {
  const tokenizer = await mountTokenizer();
  await mountCard();
  const echo = {
    error: { code: '5068', message: '4000056655665556', fieldErrors: [{ field: 'card.cvv', error: '739' }] },
  };
  await answerNext({ status: 400, body: echo });
  await answerNext({ status: 500, body: { message: '4000056655665556 739' } });
  await answerNext({ status: 200, body: { paymentToken: '4000056655665556', timeToLiveSeconds: '739' } });
  for (let tries = 0; tries < 4; tries++) await tokenizer.tokenize(NAMES);
  expect(loot.length).to.be.greaterThan(15);
  expect(heard()).to.contain('inlay-alive').and.to.contain('"valid"').and.to.contain('5556');
  for (const canary of CANARIES) expect(heard()).not.to.contain(canary);
  // A page that held an end of the value's road would be caught.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {};
  port2.postMessage({ value: '4000056655665556' });
  await until(() => heard().includes(CANARIES[0] as string));
});

for (const [key, card] of [
  ['pk_test_silent', { brand: 'visa' }],
  ['pk_test_bin', { brand: 'visa', lastDigits: '5556', bin: '400005' }],
] as const) {
  test(`the page learns of the number what ${key} allows`, async () => {
    const tokenizer = await mountTokenizer({ key });
    await mountCard({ key });
    expect((await tokenizer.tokenize(NAMES)).card).to.deep.equal(card);
  });
}

test('a field finds a tokenizer that comes after it, when the page tells it to look again', async () => {
  const field = await mountField('cardNumber');
  expect(await isLinked(field)).to.equal(false);
  const tokenizer = await mountTokenizer();
  field.channel.note('relink', {});
  await field.linked;
  expect((await tokenizer.tokenize(['cardNumber'])).fieldErrors).to.deep.include({
    field: 'cardNumber',
    code: 'field_required',
  });
});

test('a tokenizer that is lost can be replaced, and the fields keep their values', async () => {
  const first = await mountTokenizer();
  const fields = await mountCard();
  first.frame.remove();
  const second = await mountTokenizer();
  expect(await second.tokenize(NAMES)).to.include({ code: 'field_not_linked' });
  for (const field of fields) field.channel.note('relink', {});
  expect((await untilTokenized(second, NAMES)).token).to.match(/^SC/);
});

test('two tokenizers can both collect: a decoy that stays or goes cuts no field off', async () => {
  const real = await mountTokenizer();
  const decoy = await mountTokenizer();
  await mountCard();
  decoy.frame.remove();
  expect((await real.tokenize(NAMES)).token).to.match(/^SC/);
});

test('two groups with the same fields stay apart', async () => {
  const tokenizer = await mountTokenizer();
  await mountCard({ group: 'one' });
  await mountCard({ group: 'two' }, [
    ['cardNumber', '378282246310005'],
    ['cardExpiry', '1241'],
  ]);
  await tokenizer.tokenize(NAMES, 'one');
  await tokenizer.tokenize(['cardNumber', 'cardExpiry'], 'two');
  expect((await posted()).map(({ body }) => body.card['cardNum'])).to.deep.equal([
    '4000056655665556',
    '378282246310005',
  ]);
  expect(await tokenizer.tokenize(NAMES, 'two')).to.deep.include({
    code: 'field_not_linked',
    fieldErrors: [{ field: 'cardCode', code: 'field_not_linked' }],
  });
});

test('a field and a tokenizer of different keys do not link', async () => {
  const tokenizer = await mountTokenizer({ key: 'pk_test_other' });
  const field = await mountField('cardNumber');
  expect(await isLinked(field)).to.equal(false);
  expect(await tokenizer.tokenize(['cardNumber'])).to.include({ code: 'field_not_linked' });
});

test('a field that was removed is not linked, one whose document was replaced does not answer', async () => {
  const tokenizer = await mountTokenizer();
  const [number, expiry] = await mountCard();
  if (!number || !expiry) throw new Error('not mounted');
  expiry.frame.remove();
  const replaced = new Promise((resolve) => number.frame.addEventListener('load', resolve, { once: true }));
  number.frame.src = 'about:blank';
  await replaced;
  const outcome = await tokenizer.tokenize(NAMES);
  expect(outcome.fieldErrors).to.have.deep.members([
    { field: 'cardExpiry', code: 'field_not_linked' },
    { field: 'cardNumber', code: 'field_timeout' },
  ]);
  expect(await posted()).to.deep.equal([]);
});

test('a page cannot pose as a field', async () => {
  const { frame, alive } = embed('role=tokenizer');
  await alive;
  const hello = { key: 'pk_test_demo', group: 'g', field: 'cardNumber' };
  const pose = connect(frame.contentWindow as Window, VAULT, {
    range: PROTOCOL,
    hello,
    welcome: (data) => data,
    timeout: 300,
  });
  expect(await pose.catch((error: RpcError) => error.failure)).to.equal('timeout');
});

test('a page cannot pose as a tokenizer: its own frames hear nothing', async () => {
  const decoy = document.createElement('iframe');
  decoy.srcdoc = '<script>parent.heard = []; onmessage = ({ data }) => parent.heard.push(data)</script>';
  decoy.name = 'tokenizer';
  const loaded = new Promise((resolve) => {
    decoy.onload = resolve;
  });
  document.body.prepend(decoy);
  await loaded;
  const tokenizer = await mountTokenizer();
  await mountCard();
  expect((await tokenizer.tokenize(NAMES)).token).to.match(/^SC/);
  expect((globalThis as { heard?: unknown[] }).heard).to.deep.equal([]);
  decoy.remove();
});

test('a field cannot be collected from by its page', async () => {
  await mountTokenizer();
  const [number] = await mountCard();
  const channel = number?.channel as unknown as { call(name: string, params: unknown): Promise<unknown> };
  for (const name of ['collect', 'value', '__proto__', 'constructor', 'toString']) {
    const answer = await channel.call(name, {}).catch((error: unknown) => error);
    expect(answer).to.be.instanceOf(Error);
    expect(heard()).not.to.contain('4000');
  }
});

test('what is missing or wrong is told by field, and nothing is sent', async () => {
  const tokenizer = await mountTokenizer();
  await mountCard({}, [
    ['cardNumber', '378282246310005'],
    ['cardExpiry', '0120'],
    ['cardCode', '739'],
    ['cardholderName', ''],
  ]);
  expect(await tokenizer.tokenize([...NAMES, 'cardholderName'])).to.deep.include({
    code: 'fields_invalid',
    fieldErrors: [
      { field: 'cardExpiry', code: 'card_expiry_past' },
      { field: 'cardCode', code: 'card_code_incomplete' },
      { field: 'cardholderName', code: 'field_required' },
    ],
  });
  expect(await posted()).to.deep.equal([]);
});

for (const [status, code] of [
  [302, 'vault_unreachable'],
  [401, 'credentials_invalid'],
  [403, 'origin_refused'],
  [429, 'rate_limited'],
  [500, 'tokenize_failed'],
] as const) {
  test(`the vault answers ${status}: ${code}`, async () => {
    const tokenizer = await mountTokenizer();
    await mountCard();
    await answerNext({ status, body: {} });
    expect((await tokenizer.tokenize(NAMES)).code).to.equal(code);
    expect((await tokenizer.tokenize(NAMES)).token).to.match(/^SC/);
  });
}

test('one frame refuses sixty requests in a minute more than it may make tokens, and judges no other', async () => {
  const tokenizer = await mountTokenizer({ key: 'pk_test_twice' });
  const codes = [];
  for (let tries = 0; tries < 64; tries++) codes.push((await tokenizer.tokenize(['cardNumber'])).code);
  expect(codes.indexOf('rate_limited')).to.equal(62);
  expect(codes.at(-1)).to.equal('rate_limited');
});

test('one frame makes as many tokens in a minute as its key allows', async () => {
  const tokenizer = await mountTokenizer({ key: 'pk_test_twice' });
  await mountCard({ key: 'pk_test_twice' });
  const codes = [];
  for (let tries = 0; tries < 3; tries++) codes.push((await tokenizer.tokenize(NAMES)).code);
  expect(codes).to.deep.equal([undefined, undefined, 'rate_limited']);
  expect(await posted()).to.have.length(2);
});

test('a field has no right to connect, the tokenizer only to its own origin', async () => {
  await mountTokenizer();
  const field = await mountField('cardNumber');
  const attempt = (url: string): string =>
    `fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).then(() => 'sent', () => 'refused')`;
  expect(await inFrame(field.fragment, attempt('/frames/1/pk_test_demo'))).to.equal('refused');
  expect(await inFrame('role=tokenizer', attempt('/frames/1/pk_test_demo'))).to.equal('sent');
  expect(await inFrame('role=tokenizer', attempt(`${location.origin}/`))).to.equal('refused');
});
