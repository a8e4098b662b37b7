import fastify from 'fastify';
import { expect, test } from 'vitest';
import {
  BODY_FAULTS,
  CORE_ERROR_CODES,
  CoreError,
  type CoreErrorCode,
  INPUT_RULES,
  invalidInput,
} from '../../errors.ts';
import { READING_RULES } from '../../input/reading.ts';
import { PAYSAFE_ERRORS } from './errors.ts';
import { bankAccountPath, cardPath, paymentBodyPath, profilePath } from './names.ts';
import { sendError } from './send-error.ts';
import { sayFault, sayInputRule } from './sentences.ts';

const ORIGINS = ['https://vault.example'];

async function answerTo(error: unknown, pathOf?: (input: string) => string) {
  const app = fastify();
  app.setErrorHandler((thrown, request, reply) => sendError(thrown, request, reply, ORIGINS));
  app.get('/:id', { config: pathOf ? { pathOf } : {} }, () => {
    throw error;
  });
  const answer = await app.inject('/0197a9c4-5c00-7000-8000-000000000001');
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

test.each(CORE_ERROR_CODES)('%s answers with its reason, its number and its status', async (reason) => {
  const { status, number, sentence } = PAYSAFE_ERRORS[reason];
  const answer = await answerTo(new CoreError(reason));
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-application-status-code': number,
    'x-applicationuid': expect.stringMatching(/^GUID=/),
  });
  expect(answer.body.error).toMatchObject({ code: number, reason, message: expect.stringContaining(sentence) });
  expect(answer.body.error.links).toEqual([{ rel: 'errorinfo', href: `${ORIGINS[0]}/errors#ErrorCode${number}` }]);
});

test('numbers of four digits, statuses of errors, and sentences that tell no value', () => {
  for (const { number, status, sentence } of Object.values(PAYSAFE_ERRORS)) {
    expect(number).toMatch(/^\d{4}$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(sentence.length).toBeLessThan(180);
  }
});

test('a spent token, an unknown payment token and a wrong field are three things to a program', async () => {
  const reasons: CoreErrorCode[] = ['single_use_token_unusable', 'payment_token_unusable', 'input_invalid'];
  const answers = await Promise.all(reasons.map((reason) => answerTo(new CoreError(reason, { input: 'number' }))));
  expect(answers.map(({ status, body }) => [status, body.error.code, body.error.reason])).toEqual(
    reasons.map((reason) => [400, '5068', reason]),
  );
});

test.each([
  ['an unexpected error', new Error('4111111111111111'), 'internal_error'],
  ['something that is no error', { statusCode: 503, message: '4111111111111111' }, 'internal_error'],
  ['a refusal of the framework', { statusCode: 400, code: 'FST_X' }, 'body_unreadable'],
  ['a body that is too large', { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }, 'body_too_large'],
])('%s says no more than its reason', async (_what, error, reason) => {
  const { body } = await answerTo(error);
  expect(body.error.reason).toBe(reason);
  expect(JSON.stringify(body)).not.toContain('4111');
});

const ID = '0197a9c4-5c00-7000-8000-000000000002';

test.each([
  [{ kind: 'profile' }, '/customervault/v1/profiles/'],
  [{ kind: 'card' }, '/customervault/v1/cards/'],
  [{ kind: 'bankAccount', scheme: 'ach' }, '/customervault/v1/achbankaccounts/'],
  [{ kind: 'bankAccount', scheme: 'sepa' }, '/customervault/v1/sepabankaccounts/'],
] as const)('%j that stands in the way is linked, and its id ends the sentence', async (record, path) => {
  const { body } = await answerTo(new CoreError('card_already_stored', { existing: { ...record, id: ID } }));
  expect(body.links).toEqual([{ rel: 'existing_entity', href: `${ORIGINS[0]}${path}${ID}` }]);
  expect(body.error.message).toMatch(new RegExp(` - ${ID}$`));
  expect(body).not.toHaveProperty('payment');
});

test('a payment that holds a reference is linked with its status', async () => {
  const payment = { kind: 'authorization', accountNumber: '1234567', status: 'RECEIVED' } as const;
  const existing = { kind: 'payment', id: ID, payment } as const;
  const { body, status } = await answerTo(new CoreError('payment_reference_taken', { existing }));
  expect([status, body.error.code]).toEqual([409, '5031']);
  expect(body.links[0].href).toBe(`${ORIGINS[0]}/cardpayments/v1/accounts/1234567/auths/${ID}`);
  expect(body.payment).toEqual({ id: ID, status: 'RECEIVED' });
});

test('an id that is not there ends the sentence', async () => {
  const { body } = await answerTo(new CoreError('record_not_found'));
  expect(body.error.message).toMatch(/: 0197a9c4-5c00-7000-8000-000000000001$/);
});

test('seconds until the next call are told', async () => {
  expect((await answerTo(new CoreError('rate_limited', { retryAfter: 7 }))).headers['retry-after']).toBe('7');
});

test.each([
  [cardPath, 'number', 'cardNum'],
  [cardPath, 'expiry', 'cardExpiry'],
  [cardPath, 'billingAddressId', 'billingAddressId'],
  [profilePath, 'customerId', 'merchantCustomerId'],
  [profilePath, 'card.number', 'card.cardNum'],
  [profilePath, 'card.singleUseToken', 'card.singleUseToken'],
  [profilePath, 'bankAccounts.eft.institutionNumber', 'eftBankAccount.institutionId'],
  [profilePath, 'bankAccounts.sepa.number', 'sepaBankAccount.iban'],
  [profilePath, 'bankAccounts.ach.number', 'achBankAccount.accountNumber'],
  [bankAccountPath('bacs'), 'number', 'accountNumber'],
  [bankAccountPath('sepa'), 'number', 'iban'],
  [bankAccountPath('sepa'), 'accountHolderName', 'accountHolderName'],
  [paymentBodyPath, 'card.securityCode', 'card.cvv'],
  [paymentBodyPath, 'card.singleUseToken', 'card.paymentToken'],
  [paymentBodyPath, 'card.paymentToken', 'card.paymentToken'],
  [paymentBodyPath, 'currencyCode', 'currencyCode'],
])('the input %2$s is told by its path on this wire', async (pathOf, input, path) => {
  const { body } = await answerTo(invalidInput(input, 'malformed'), pathOf);
  expect(body.error.fieldErrors).toEqual([{ field: path, error: 'Invalid Value' }]);
});

test.each(BODY_FAULTS)('a body that is refused as %s is told why', async (bodyFault) => {
  const { body } = await answerTo(new CoreError('body_unreadable', { bodyFault }));
  expect(body.error.details).toEqual([expect.stringMatching(/^The body .+\.$/)]);
});

test('every rule has a sentence', () => {
  for (const rule of INPUT_RULES) expect(sayInputRule('number', rule)).toMatch(/\S/);
  for (const rule of READING_RULES) {
    expect(sayFault({ path: 'number', rule, limits: { min: 1, max: 2 } })).not.toContain('undefined');
  }
});
