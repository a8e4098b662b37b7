import { expect, onTestFinished, test } from 'vitest';
import { type Answer, PAYMENTS, testVaults, type TestVault, tokenFor, VAULT } from '../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

/** What later calls need of earlier answers, by the name that paths and bodies give it. */
type Kept = Record<string, string>;

interface RecordedCall {
  /** Its number in the recording. A repeat of an earlier call, to make again what a delete took, has none. */
  readonly number?: number;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: (kept: Kept) => object;
  /** What the id of the answer is kept as. */
  readonly keep?: string;
  readonly status?: number;
}

const PROFILE = `${VAULT}/profiles/{p}`;

/** As clients make them: 16 random letters and digits, and a JSON number of 4 to 10 digits. */
const random16 = () => Array.from({ length: 16 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
const randomNumber = () => 1_000 + Math.floor(Math.random() * 9_999_998_999);

const john = () => ({
  merchantCustomerId: random16(),
  locale: 'en_US',
  firstName: 'John',
  lastName: 'Smith',
  email: 'john.smith@somedomain.com',
  phone: '713-444-5555',
});
const address = (street: object) => ({
  nickName: 'home',
  ...street,
  city: 'Toronto',
  country: 'CA',
  state: 'ON',
  zip: 'M5H 2N2',
  phone: '647-788-3901',
  recipientName: 'Jane Doe',
});
// The recording says 2019, which is over.
const cardExpiry = { month: '12', year: '2031' };
const visa = ({ a }: Kept) => ({
  nickName: "John's corporate Visa",
  holderName: 'MR. JOHN SMITH',
  cardNum: '4530910000012345',
  billingAddressId: a,
  defaultCardIndicator: 'true',
  cardExpiry,
});
const ach = ({ a }: Kept) => ({
  nickName: "John's RBC Business Bank Account",
  accountNumber: randomNumber(),
  routingNumber: '123456789',
  accountHolderName: 'XYZ Business',
  billingAddressId: a,
  accountType: 'CHECKING',
});
const bacs = ({ a }: Kept) => ({
  nickName: "Sally's Barclays Account",
  accountHolderName: 'Sally Barnes',
  accountNumber: randomNumber(),
  sortCode: '207405',
  billingAddressId: a,
});
const eft = ({ a }: Kept) => ({
  nickName: "Sally's Bank of Montreal Account",
  accountHolderName: 'Sally',
  accountNumber: randomNumber(),
  transitNumber: '25039',
  institutionId: '001',
  billingAddressId: a,
});
const sepa = ({ a }: Kept) => ({
  nickName: "Sally's Account",
  accountHolderName: 'Sally Barnes',
  iban: 'TN5914207207100707129648',
  bic: 'ABNANL2A',
  billingAddressId: a,
});
const label = { merchantRefNum: '8hrf983hf89djwjfsdk' };

const MAKE_ADDRESS: RecordedCall = {
  method: 'POST',
  path: `${PROFILE}/addresses/`,
  body: () => address({ street: '100 Queen Street West', street2: 'Unit 201' }),
  keep: 'a',
};
const MAKE_CARD: RecordedCall = { method: 'POST', path: `${PROFILE}/cards/`, body: visa, keep: 'card' };
const MAKE_BACS: RecordedCall = { method: 'POST', path: `${PROFILE}/bacsbankaccounts/`, body: bacs, keep: 'bacs' };
const MAKE_SEPA: RecordedCall = { method: 'POST', path: `${PROFILE}/sepabankaccounts/`, body: sepa, keep: 'sepa' };

const CALLS: readonly RecordedCall[] = [
  { number: 1, method: 'GET', path: '/customervault/monitor' },
  { number: 2, method: 'POST', path: `${VAULT}/profiles/`, body: john, keep: 'p' },
  {
    number: 3,
    method: 'POST',
    path: `${VAULT}/profiles/`,
    body: ({ token }) => ({ ...john(), card: { singleUseToken: token } }),
    keep: 'second',
  },
  { number: 4, method: 'GET', path: PROFILE },
  {
    number: 5,
    method: 'PUT',
    path: PROFILE,
    body: () => ({
      merchantCustomerId: '4y7t56kdls6u25yh',
      locale: 'en_US',
      firstName: 'John',
      middleName: 'Wilbur',
      lastName: '',
      gender: 'M',
      email: '',
      dateOfBirth: { day: '27', month: '12', year: '1990' },
    }),
  },
  { number: 6, method: 'DELETE', path: `${VAULT}/profiles/{second}` },
  { number: 7, ...MAKE_ADDRESS },
  { number: 8, method: 'GET', path: `${PROFILE}/addresses/{a}` },
  {
    number: 9,
    method: 'PUT',
    path: `${PROFILE}/addresses/{a}`,
    body: () => address({ street: '323 Queen Street West' }),
  },
  { number: 10, method: 'DELETE', path: `${PROFILE}/addresses/{a}` },
  MAKE_ADDRESS,
  { number: 11, ...MAKE_CARD },
  { number: 12, method: 'GET', path: `${PROFILE}/cards/{card}` },
  {
    number: 13,
    method: 'PUT',
    path: `${PROFILE}/cards/{card}`,
    body: () => ({ holderName: 'MR. JOHN JAMES SMITH', defaultCardIndicator: 'true', cardExpiry }),
  },
  { number: 14, method: 'DELETE', path: `${PROFILE}/cards/{card}` },
  { number: 15, method: 'POST', path: `${PROFILE}/achbankaccounts/`, body: ach, keep: 'ach' },
  { number: 16, method: 'GET', path: `${PROFILE}/achbankaccounts/{ach}` },
  {
    number: 17,
    method: 'PUT',
    path: `${PROFILE}/achbankaccounts/{ach}`,
    body: (kept) => ({ ...ach(kept), accountNumber: '511201', accountType: 'SAVINGS' }),
  },
  { number: 18, method: 'DELETE', path: `${PROFILE}/achbankaccounts/{ach}` },
  { number: 19, ...MAKE_BACS },
  {
    number: 20,
    method: 'POST',
    path: `${PROFILE}/bacsbankaccounts/`,
    body: (kept) => ({ ...bacs(kept), mandates: { reference: 'SUBSCRIP45' } }),
    keep: 'bacs',
  },
  { number: 21, method: 'GET', path: `${PROFILE}/bacsbankaccounts/{bacs}` },
  {
    number: 22,
    method: 'PUT',
    path: `${PROFILE}/bacsbankaccounts/{bacs}`,
    body: ({ a }) => ({
      nickName: "Sally's Barclays Account",
      ...label,
      accountHolderName: 'Sally',
      billingAddressId: a,
    }),
  },
  { number: 23, method: 'DELETE', path: `${PROFILE}/bacsbankaccounts/{bacs}` },
  { number: 24, method: 'POST', path: `${PROFILE}/eftbankaccounts/`, body: eft, keep: 'eft' },
  { number: 25, method: 'GET', path: `${PROFILE}/eftbankaccounts/{eft}` },
  {
    number: 26,
    method: 'PUT',
    path: `${PROFILE}/eftbankaccounts/{eft}`,
    body: (kept) => {
      const { accountNumber: _leftOut, ...rest } = eft(kept);
      return { ...rest, nickName: `${rest.nickName} 1` };
    },
  },
  { number: 27, method: 'DELETE', path: `${PROFILE}/eftbankaccounts/{eft}` },
  { number: 28, ...MAKE_SEPA },
  // The same IBAN again, since the client loses the mandate that would have been new.
  { number: 29, ...MAKE_SEPA, keep: 'nothing', status: 409 },
  { number: 30, method: 'GET', path: `${PROFILE}/sepabankaccounts/{sepa}` },
  {
    number: 31,
    method: 'PUT',
    path: `${PROFILE}/sepabankaccounts/{sepa}`,
    body: (kept) => {
      const { bic: _leftOut, ...rest } = sepa(kept);
      return { ...rest, ...label };
    },
  },
  { number: 32, method: 'DELETE', path: `${PROFILE}/sepabankaccounts/{sepa}` },
  MAKE_BACS,
  MAKE_SEPA,
  {
    number: 33,
    method: 'POST',
    path: `${PROFILE}/bacsbankaccounts/{bacs}/mandates`,
    body: () => ({ reference: random16() }),
    keep: 'mandate',
  },
  {
    number: 34,
    method: 'POST',
    path: `${PROFILE}/sepabankaccounts/{sepa}/mandates`,
    body: () => ({ reference: 'SUBSCRIPTION105' }),
    keep: 'other',
  },
  { number: 35, method: 'GET', path: `${PROFILE}/mandates/{mandate}` },
  { number: 36, method: 'PUT', path: `${PROFILE}/mandates/{mandate}`, body: () => ({ status: 'CANCELLED' }) },
  { number: 37, method: 'DELETE', path: `${PROFILE}/mandates/{mandate}` },
  MAKE_CARD,
  {
    number: 38,
    method: 'POST',
    path: `${PAYMENTS}/auths`,
    body: ({ paymentToken }) => ({ merchantRefNum: random16(), amount: '1000', card: { paymentToken } }),
  },
  {
    number: 39,
    method: 'POST',
    path: `${PAYMENTS}/verifications`,
    body: ({ paymentToken }) => ({ merchantRefNum: 'rp12jb19igryjqff', card: { paymentToken } }),
  },
  {
    method: 'GET',
    path: `${PROFILE}?fields=addresses,cards,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts`,
  },
];

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
  const isAccount = method === 'POST' && /bankaccounts\/$/.test(path);
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

/** What breaks clients: each of these was seen to. */
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
