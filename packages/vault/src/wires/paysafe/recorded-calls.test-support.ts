import { PAYMENTS, VAULT } from '../../test-vault.test-support.ts';

/** Values of earlier answers that later calls need, by their name in paths and bodies. */
export type Kept = Record<string, string>;

export interface RecordedCall {
  /** Its number in the recording. A repeat of an earlier call, to make again what a delete took, has none. */
  readonly number?: number;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: (kept: Kept) => object;
  /** The name under which the answer's id is stored. */
  readonly keep?: string;
  readonly status?: number;
}

const PROFILE = `${VAULT}/profiles/{p}`;

/** As clients make them: 16 random letters and digits, and a JSON number of 4 to 10 digits. */
const random16 = () => Array.from({ length: 16 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
const randomNumber = () => 1_000 + Math.floor(Math.random() * 9_999_998_999);

export const john = () => ({
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
export const visa = ({ a }: Kept) => ({
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
export const label = { merchantRefNum: '8hrf983hf89djwjfsdk' };

const MAKE_ADDRESS: RecordedCall = {
  method: 'POST',
  path: `${PROFILE}/addresses/`,
  body: () => address({ street: '100 Queen Street West', street2: 'Unit 201' }),
  keep: 'a',
};
const MAKE_CARD: RecordedCall = { method: 'POST', path: `${PROFILE}/cards/`, body: visa, keep: 'card' };
const MAKE_BACS: RecordedCall = { method: 'POST', path: `${PROFILE}/bacsbankaccounts/`, body: bacs, keep: 'bacs' };
const MAKE_SEPA: RecordedCall = { method: 'POST', path: `${PROFILE}/sepabankaccounts/`, body: sepa, keep: 'sepa' };

/** The calls of the merchants' samples as a client of the wire sent them, in order. */
export const CALLS: readonly RecordedCall[] = [
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
