import { expect, onTestFinished, test } from 'vitest';
import { type Answer, testVaults, type TestVault, tokenFor, VAULT } from '../../test-vault.test-support.ts';
import { CALLS, john, type Kept, label, type RecordedCall, visa } from './recorded-calls.test-support.ts';

const openTestVault = testVaults(onTestFinished);

interface Sent {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: object;
}

/** Another client that makes the same calls. */
type Client = (call: RecordedCall, sent: Sent, kept: Kept) => Sent;

const asRecorded: Client = (_call, sent) => sent;

const trim = (path: string) => path.replace(/\/$/, '');
const withSlash: Client = (_call, sent) => ({ ...sent, path: sent.path.replace(/([^/?])(\?|$)/, '$1/$2') });
const withoutSlash: Client = (_call, sent) => ({ ...sent, path: trim(sent.path) });

/** Ids and parents inside bodies, bodies where none belongs, and slashes elsewhere. */
const likeNode: Client = ({ method }, { path, body }, { p }) => {
  const [, collection = 'profiles', id] = path.match(/\/profiles\/[^/]+\/(\w+)\/?([\w-]*)/) ?? [];
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  const isMandate = /\/mandates\/?/.test(path);
  if (method === 'PUT') {
    const parent = /^(ach|bacs|eft)/.test(collection) ? { profile: { id: p } } : {};
    return { path, headers, body: { id: id || p, ...parent, ...body } };
  }
  if (method !== 'POST' && isMandate) return { path, headers, body: { id: p, merchantCustomerId: 'x' } };
  if (method === 'DELETE') return { path, headers: { ...headers, 'content-length': '0' } };
  const slashed = isMandate || path.endsWith('/auths') ? `${path}/` : path;
  const isAccount = method === 'POST' && path.endsWith('bankaccounts/');
  return { path: isAccount ? trim(path) : slashed, headers, ...(body ? { body } : {}) };
};

function fill(text: string, kept: Kept): string {
  return text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => kept[name] ?? `no ${name} yet`);
}

/** Members of an answer, however deep, by name. */
function members(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => [[name, entry] as [string, unknown], ...members(entry)]);
}

/** Changes that are known to break clients. */
function expectHarmless({ path }: RecordedCall, answer: Answer): void {
  const found = members(answer.body);
  expect(found.filter(([, value]) => value === null || value === '')).toEqual([]);
  const isPayment = path.startsWith('/cardpayments');
  const harmful = isPayment ? ['cvv', 'cardNum'] : ['links', 'profile', 'card', 'cardNum', 'accountNumber', 'iban'];
  if (answer.status < 400) expect(found.map(([name]) => name).filter((name) => harmful.includes(name))).toEqual([]);
  expect(answer.headers['content-type']).toBe('application/json');
}

function expectStatus({ number, method, path, status }: RecordedCall, answer: Answer): void {
  const isMade = method === 'POST' && path.startsWith(VAULT);
  expect([number, answer.status, answer.text]).toEqual([number, status ?? (isMade ? 201 : 200), expect.any(String)]);
  if (method === 'DELETE') expect(answer.text).toBe('');
}

async function replay(vault: TestVault, client: Client): Promise<Map<number, Answer>> {
  const kept: Kept = { token: await tokenFor(vault) };
  const answers = new Map<number, Answer>();
  for (const call of CALLS) {
    const sent = client(
      call,
      {
        path: fill(call.path, kept),
        headers: { 'content-type': 'application/json;charset=utf-8' },
        ...(call.body ? { body: call.body(kept) } : {}),
      },
      kept,
    );
    const { path, ...rest } = sent;
    const answer = await vault.call(call.method, path, rest);
    expectStatus(call, answer);
    expectHarmless(call, answer);
    if (call.keep) kept[call.keep] = answer.body.id;
    if (call.keep === 'card') kept['paymentToken'] = answer.body.paymentToken;
    if (call.number) answers.set(call.number, answer);
  }
  return answers;
}

test.each<[string, Client]>([
  ['as recorded', asRecorded],
  ['as the client for Node sends them', likeNode],
  ['with a slash at the end of each path', withSlash],
  ['without a slash at the end of any path', withoutSlash],
])('every recorded call works in order, from an empty store, %s', async (_how, client) => {
  const answers = await replay(await openTestVault(), client);
  expect([...answers.keys()]).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
  const body = (number: number) => answers.get(number)?.body;
  expect(body(1)).toEqual({ status: 'READY' });
  expect(body(3).cards).toMatchObject([{ status: 'ACTIVE', defaultCardIndicator: true }]);
  expect(body(5)).toMatchObject({ middleName: 'Wilbur', dateOfBirth: { day: 27, month: 12, year: 1990 } });
  expect(body(5)).not.toHaveProperty('email');
  expect(body(9)).not.toHaveProperty('street2');
  expect(body(12)).toEqual(body(11));
  expect(body(13)).not.toHaveProperty('billingAddressId');
  expect(body(17)).toMatchObject({ accountType: 'SAVINGS', lastDigits: '01' });
  expect(body(20).mandates).toMatchObject([{ reference: 'SUBSCRIP45', status: 'INITIAL' }]);
  expect(body(22)).toMatchObject({ sortCode: '207405', lastDigits: body(20).lastDigits, accountHolderName: 'Sally' });
  expect(body(26)).toMatchObject({ lastDigits: body(24).lastDigits, nickName: "Sally's Bank of Montreal Account 1" });
  expect(body(29).error.message).toMatch(new RegExp(` - ${body(28).id}$`));
  expect(body(31)).toMatchObject({ ...body(28), merchantRefNum: label.merchantRefNum });
  expect(body(35)).toEqual(body(33));
  expect(body(36)).toMatchObject({ status: 'CANCELLED' });
  expect(body(38)).toMatchObject({ status: 'COMPLETED', amount: 1000 });
  expect(body(39)).toMatchObject({ status: 'COMPLETED' });
});

test('the year that was recorded is over, and the card is refused with it', async () => {
  const vault = await openTestVault();
  const { body } = await vault.call('POST', `${VAULT}/profiles/`, { body: john() });
  const { billingAddressId: _none, ...card } = visa({});
  const past = { ...card, cardExpiry: { month: '12', year: '2019' } };
  const answer = await vault.call('POST', `${VAULT}/profiles/${body.id}/cards/`, { body: past });
  expect(answer.body.error.fieldErrors).toEqual([{ field: 'cardExpiry', error: 'Card expired' }]);
});
