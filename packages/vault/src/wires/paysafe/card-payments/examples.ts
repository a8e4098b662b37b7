// Calls as a test sends them, with their answers: the API description shows them.

const ID = '0197a9c4-5c00-7000-8000-000000000001';
const CARD_TOKEN = 'C0123456789ABCDEFGHIJKL';

export const NEW_AUTHORIZATION = { merchantRefNum: 'order-1', amount: 1000, card: { paymentToken: CARD_TOKEN } };

const selfAt = (collection: string) => [
  { rel: 'self', href: `https://vault.example/cardpayments/v1/accounts/1234567/${collection}/${ID}` },
];
const card = { type: 'VI', lastDigits: '1111', cardExpiry: { month: 12, year: 2035 } };
const checks = { currencyCode: 'USD', avsResponse: 'NOT_PROCESSED', cvvVerification: 'NOT_PROCESSED' };

export const AUTHORIZATION = {
  links: selfAt('auths'),
  id: ID,
  merchantRefNum: 'order-1',
  txnTime: '2030-06-15T12:00:00Z',
  status: 'COMPLETED',
  amount: 1000,
  settleWithAuth: false,
  availableToSettle: 1000,
  card,
  authCode: '123456',
  visaAdditionalAuthData: {},
  ...checks,
};

export const NEW_VERIFICATION = { merchantRefNum: 'check-1', card: { paymentToken: CARD_TOKEN } };

export const VERIFICATION = {
  links: selfAt('verifications'),
  id: ID,
  merchantRefNum: 'check-1',
  txnTime: '2030-06-15T12:00:00Z',
  status: 'COMPLETED',
  card,
  authCode: '123456',
  ...checks,
};
