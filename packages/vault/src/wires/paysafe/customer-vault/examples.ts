// Calls as a test sends them, with their answers: the API description shows them.

const ID = '0197a9c4-5c00-7000-8000-000000000001';
const ADDRESS_ID = '0197a9c4-5c00-7000-8000-000000000002';

/** A placeholder of the length of a token. */
const RANDOM = '0123456789ABCDEFGHIJKL';

export const NEW_ADDRESS = {
  nickName: 'home',
  street: '100 Queen Street West',
  street2: 'Unit 201',
  city: 'Toronto',
  state: 'ON',
  zip: 'M5H 2N2',
  country: 'CA',
  phone: '647-788-3901',
  recipientName: 'Jane Doe',
};

export const ADDRESS = {
  id: ADDRESS_ID,
  nickName: 'home',
  street: '100 Queen Street West',
  street2: 'Unit 201',
  city: 'Toronto',
  zip: 'M5H 2N2',
  country: 'CA',
  state: 'ON',
  recipientName: 'Jane Doe',
  phone: '647-788-3901',
  defaultShippingAddressIndicator: false,
  status: 'ACTIVE',
};

export const NEW_CARD = {
  cardNum: '4111111111111111',
  cardExpiry: { month: 12, year: 2035 },
  holderName: 'Jane Doe',
  nickName: 'Corporate card',
};

export const CARD = {
  status: 'ACTIVE',
  id: ID,
  cardBin: '411111',
  lastDigits: '1111',
  cardExpiry: { year: 2035, month: 12 },
  holderName: 'Jane Doe',
  nickName: 'Corporate card',
  cardType: 'VI',
  paymentToken: `C${RANDOM}`,
  storedCredentialTokenStatus: 'UNVERIFIED',
  defaultCardIndicator: true,
};

export const CARD_UPDATE = {
  cardExpiry: { month: 1, year: 2036 },
  holderName: 'Jane Doe',
  nickName: 'Corporate card',
};

export const UPDATED_CARD = { ...CARD, cardExpiry: { year: 2036, month: 1 } };

export const NEW_CARD_TOKEN = {
  card: { cardNum: '4111111111111111', cardExpiry: { month: 12, year: 2035 }, cvv: '123', holderName: 'Jane Doe' },
};

export const CARD_TOKEN = {
  id: ID,
  paymentToken: `SC${RANDOM}`,
  timeToLiveSeconds: 899,
  card: {
    cardBin: '411111',
    lastDigits: '1111',
    holderName: 'Jane Doe',
    cardExpiry: { year: 2035, month: 12 },
    cardType: 'VI',
  },
};

export const NEW_PROFILE = {
  merchantCustomerId: 'customer-1',
  locale: 'en_US',
  firstName: 'Jane',
  lastName: 'Doe',
  dateOfBirth: { year: 1990, month: 12, day: 27 },
  email: 'jane.doe@example.com',
  phone: '713-444-5555',
};

export const PROFILE = {
  id: ID,
  status: 'ACTIVE',
  merchantCustomerId: 'customer-1',
  locale: 'en_US',
  firstName: 'Jane',
  lastName: 'Doe',
  dateOfBirth: { year: 1990, month: 12, day: 27 },
  paymentToken: `P${RANDOM}`,
  phone: '713-444-5555',
  email: 'jane.doe@example.com',
};

export const PROFILE_UPDATE = { merchantCustomerId: 'customer-1', locale: 'en_GB', firstName: 'Jane', lastName: 'Roe' };

export const UPDATED_PROFILE = {
  id: ID,
  status: 'ACTIVE',
  merchantCustomerId: 'customer-1',
  locale: 'en_GB',
  firstName: 'Jane',
  lastName: 'Roe',
  paymentToken: `P${RANDOM}`,
};

const HOLDER = { accountHolderName: 'Jane Doe' };

export const NEW_BANK_ACCOUNT = {
  ach: { accountNumber: '9876543210', routingNumber: '021000021', accountType: 'CHECKING', ...HOLDER },
  bacs: { accountNumber: '12345678', sortCode: '207405', ...HOLDER },
  eft: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001', ...HOLDER },
  sepa: { iban: 'DE89370400440532013000', bic: 'DEUTDEFF', ...HOLDER },
};

const account = (lastDigits: string) => ({ id: ID, status: 'ACTIVE', ...HOLDER, lastDigits });
const paymentToken = `D${RANDOM}`;

export const BANK_ACCOUNT = {
  ach: { ...account('10'), routingNumber: '021000021', accountType: 'CHECKING', paymentToken },
  bacs: { ...account('78'), sortCode: '207405', paymentToken },
  eft: { ...account('21'), transitNumber: '25039', institutionId: '001', paymentToken },
  sepa: { ...account('00'), bic: 'DEUTDEFF', paymentToken },
};

export const BANK_ACCOUNT_UPDATE = { accountHolderName: 'Jane Roe' };

export const UPDATED_BANK_ACCOUNT = {
  ach: { ...BANK_ACCOUNT.ach, ...BANK_ACCOUNT_UPDATE },
  bacs: { ...BANK_ACCOUNT.bacs, ...BANK_ACCOUNT_UPDATE },
  eft: { ...BANK_ACCOUNT.eft, ...BANK_ACCOUNT_UPDATE },
  sepa: { ...BANK_ACCOUNT.sepa, ...BANK_ACCOUNT_UPDATE },
};

export const NEW_MANDATE = { reference: 'SUBSCRIPTION105' };

const mandate = (status: string) => ({
  id: ID,
  reference: 'SUBSCRIPTION105',
  bankAccountId: ADDRESS_ID,
  status,
  statusChangeDate: '2030-06-15T12:00:00Z',
  paymentToken: `M${RANDOM}`,
});

export const MANDATE = { bacs: mandate('INITIAL'), sepa: mandate('ACTIVE') };
export const CANCELLED_MANDATE = mandate('CANCELLED');
export const MOVED_MANDATE = mandate('PENDING');
