import { expect, onTestFinished, test } from 'vitest';
import { createCardToken } from '../tokens/card-tokens.ts';
import { createSecurityCodeToken } from '../tokens/security-code-tokens.ts';
import { createTenant } from '../access/tenants.ts';
import { CoreError } from '../../errors.ts';
import type { Processor } from '../../processors/processor.ts';
import type { Storage } from '../../store/engine.ts';
import { Secret } from '../../secret.ts';
import { SANDBOX_AMOUNTS } from '../../processors/sandbox.ts';
import { openCore, TEST_ACCOUNT, TEST_CARD } from '../open-core.test-support.ts';
import { createProfile } from '../wallet/profiles.ts';
import { LEASE } from './lease.ts';
import { authorize, type PaymentCard, verify } from './pay.ts';
import { getPayment, type PaymentDetails } from './payment.ts';
import { recoverPayments } from './recover.ts';

const CODE = { secret: new Secret('666'), length: 3 };

async function open() {
  const opened = await openCore(onTestFinished);
  const { core, scope } = opened;
  const request = (card: PaymentCard, details: PaymentDetails) => ({
    accountNumber: TEST_ACCOUNT,
    reference: `r${Math.random()}`,
    card,
    details,
  });
  return {
    ...opened,
    pay: (card: PaymentCard, amount = 100, details: PaymentDetails = {}) =>
      authorize(core, scope(), { ...request(card, details), amount }),
    check: (card: PaymentCard) => verify(core, scope(), request(card, {})),
    token: async (billingAddress = {}) => {
      const { text } = await createCardToken(core, scope(), { ...TEST_CARD, securityCode: CODE, billingAddress });
      return { source: { singleUseToken: text } };
    },
    codeToken: async (code = CODE) => ({ singleUseToken: (await createSecurityCodeToken(core, scope(), code)).text }),
    storedCard: async () => {
      const { cards } = await createProfile(core, scope(), { locale: 'en_US' }, { card: TEST_CARD });
      return { source: { paymentToken: cards?.[0]?.paymentToken ?? '' } };
    },
  };
}

const unusable = (input: string) => expect.objectContaining({ code: 'single_use_token_unusable', input });
const invalid = (input: string, rule: string) => expect.objectContaining({ faults: [{ input, rule }] });

test('a payment by number is stored with its details, and is found by account, kind and id', async () => {
  const { core, scope, pay } = await open();
  const details = {
    description: 'two socks',
    payer: { firstName: 'Jo', customerId: 'c1' },
    billingAddress: { street: '1 Main St', postalCode: '90210' },
    descriptor: { text: 'SHOP', phone: '1' },
  };
  const payment = await pay({ source: TEST_CARD, securityCode: CODE }, 100, details);
  expect(payment).toMatchObject({
    kind: 'authorization',
    status: 'COMPLETED',
    amount: 100,
    currencyCode: 'USD',
    cardBrand: 'visa',
    lastDigits: '1111',
    addressCheck: 'MATCH',
    securityCodeCheck: 'NO_MATCH',
    details,
  });
  const at = { accountNumber: TEST_ACCOUNT, kind: 'authorization', id: payment.id } as const;
  expect(await getPayment(core, scope(), at)).toEqual(payment);
  const missing = expect.objectContaining({ code: 'record_not_found' });
  await expect(getPayment(core, scope(), { ...at, kind: 'verification' })).rejects.toEqual(missing);
  await expect(getPayment(core, scope(), { ...at, accountNumber: '9' })).rejects.toEqual(missing);
});

test('a token pays once, with its code and its address', async () => {
  const { pay, token } = await open();
  const card = await token({ postalCode: '90210' });
  expect(await pay(card)).toMatchObject({
    securityCodeCheck: 'NO_MATCH',
    addressCheck: 'MATCH_ZIP_ONLY',
    details: { billingAddress: { postalCode: '90210' } },
  });
  await expect(pay(card)).rejects.toEqual(unusable('card.singleUseToken'));
});

test('a verification leaves a token usable, without its code', async () => {
  const { check, token } = await open();
  const card = await token();
  expect((await check(card)).securityCodeCheck).toBe('NO_MATCH');
  expect((await check(card)).securityCodeCheck).toBe('NOT_PROCESSED');
});

test('if many payments race for one token, one succeeds', async () => {
  const { core, pay, token } = await open();
  for (let round = 0; round < 30; round += 1) {
    const card = await token();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => pay(card)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toMatch(/^single_use_token_(unusable|reserved)$/);
    }
  }
  // The losers left neither a payment nor a reference behind.
  expect(await core.storage.read.get('SELECT count(*) AS n FROM payments')).toEqual({ n: 30 });
  expect(await core.storage.read.get('SELECT count(*) AS n FROM payment_references')).toEqual({ n: 30 });
}, 60_000);

test('a stored card pays with the code behind a token, once', async () => {
  const { pay, storedCard, codeToken } = await open();
  const card = { ...(await storedCard()), securityCode: await codeToken() };
  expect((await pay(card)).securityCodeCheck).toBe('NO_MATCH');
  await expect(pay(card)).rejects.toEqual(unusable('card.securityCode'));
});

test('a definite failure of the processor releases the token unchanged', async () => {
  const { pay, token } = await open();
  const card = await token();
  expect(await pay(card, SANDBOX_AMOUNTS.failed)).toMatchObject({
    status: 'FAILED',
    errorCode: 'processor_unavailable',
  });
  expect((await pay(card)).securityCodeCheck).toBe('NO_MATCH');
});

test('inconsistent inputs are refused with the name of the wrong input', async () => {
  const { pay, storedCard, codeToken } = await open();
  const alone = await codeToken();
  await expect(pay({ source: TEST_CARD, securityCode: alone })).rejects.toEqual(
    invalid('card.securityCode', 'security_code_token_misplaced'),
  );
  const long = await codeToken({ secret: new Secret('1234'), length: 4 });
  await expect(pay({ ...(await storedCard()), securityCode: long })).rejects.toEqual(
    invalid('card.securityCode', 'security_code_length'),
  );
  const expired = { ...TEST_CARD, expiry: { month: 5, year: 2030 } };
  await expect(pay({ source: expired })).rejects.toEqual(invalid('card.expiry', 'card_expired'));
  await expect(pay({ source: { paymentToken: 'nobody' } })).rejects.toMatchObject({
    code: 'payment_token_unusable',
    input: 'card.paymentToken',
  });
});

test("another tenant's account and card are like none", async () => {
  const { core, scopeOf, storedCard } = await open();
  const other = await createTenant(core, 'Other', 'test');
  const request = { accountNumber: TEST_ACCOUNT, reference: 'r', card: await storedCard(), details: {}, amount: 1 };
  await expect(authorize(core, scopeOf(other.id), request)).rejects.toMatchObject({ code: 'record_not_found' });
});

test('refuses a currency that differs from the account’s', async () => {
  const { core, scope } = await open();
  const request = { accountNumber: TEST_ACCOUNT, reference: 'r', card: { source: TEST_CARD }, details: {} };
  await expect(verify(core, scope(), { ...request, currencyCode: 'CAD' })).rejects.toEqual(
    invalid('currencyCode', 'currency_mismatch'),
  );
});

test.each(['store_unavailable', 'store_outcome_unknown'] as const)(
  'a store that is %s once the bank has answered leaves the payment open, and a recovery ends it',
  async (code) => {
    const { core, incidents, clock, tenant, scope, sandbox } = await open();
    let isAway = false;
    const bank: Processor = {
      ...sandbox,
      authorize: (order, signal) => {
        isAway = true;
        return sandbox.authorize(order, signal);
      },
    };
    const storage: Storage = {
      ...core.storage,
      read: core.storage.read,
      transaction: (work) => core.storage.transaction(work),
      writeAll: (writes) => (isAway ? Promise.reject(new CoreError(code)) : core.storage.writeAll(writes)),
    };
    const request = {
      accountNumber: TEST_ACCOUNT,
      reference: 'r',
      amount: 100,
      card: { source: TEST_CARD },
      details: {},
    };
    const payment = await authorize({ ...core, storage, processors: { sandbox: bank } }, scope(), request);
    expect(payment).toMatchObject({ status: 'RECEIVED', version: 1 });
    const { id: paymentId } = payment;
    expect(incidents).toMatchObject([
      { event: 'payment_end_not_written', tenantId: tenant.id, paymentId, cause: { code } },
    ]);
    clock.now += LEASE;
    await recoverPayments(core, tenant.id, new AbortController().signal);
    const at = { accountNumber: TEST_ACCOUNT, kind: 'authorization', id: paymentId } as const;
    expect(await getPayment(core, scope(), at)).toMatchObject({ status: 'COMPLETED', version: 2 });
  },
);
