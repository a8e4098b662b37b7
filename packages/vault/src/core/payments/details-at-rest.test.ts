import { expect, onTestFinished, test } from 'vitest';
import { openCore, TEST_ACCOUNT } from '../open-core.test-support.ts';
import { fromDetailsAtRest, toDetailsAtRest } from './details-at-rest.ts';
import { getPayment } from './payment.ts';

/** Details as release 0.1.0 stored them. They never change. */
const FROZEN =
  '{"description":"two socks","profile":{"firstName":"Jo","lastName":"Doe","email":"jo@shop.example",' +
  '"merchantCustomerId":"c1"},"merchantDescriptor":{"dynamicDescriptor":"SHOP","phone":"555"},' +
  '"billingDetails":{"street":"1 Main St","city":"Paris","zip":"75001","country":"FR"},' +
  '"preferredNetwork":"cartes-bancaires"}';

const DETAILS = {
  description: 'two socks',
  payer: { firstName: 'Jo', lastName: 'Doe', email: 'jo@shop.example', customerId: 'c1' },
  descriptor: { text: 'SHOP', phone: '555' },
  billingAddress: { street: '1 Main St', city: 'Paris', postalCode: '75001', country: 'FR' },
  preferredNetwork: 'cartes-bancaires',
};

test('details are stored with the member names of the first release, and read back', () => {
  expect(JSON.parse(toDetailsAtRest(DETAILS))).toEqual(JSON.parse(FROZEN));
  expect(fromDetailsAtRest(FROZEN)).toEqual(DETAILS);
  expect([toDetailsAtRest({}), fromDetailsAtRest('{}')]).toEqual(['{}', {}]);
});

test('reads a payment that release 0.1.0 wrote', async () => {
  const { core, scope, tenant } = await openCore(onTestFinished);
  await core.storage.transaction((sql) =>
    sql.run(
      `INSERT INTO payments (tenant_id, id, kind, account_number, reference, created_at, status,
         lease_expires_at, token_hash, card_id, amount, currency_code, card_type, last_digits, expiry_month, expiry_year,
         auth_code, avs_response, cvv_verification, error_code, details)
       VALUES ($1, 'p', 'authorization', $2, 'order 7', 1000, 'FAILED', 31000, NULL, 'c', 5, 'USD', 'VI', '1111', 12,
         2035, NULL, NULL, 'NO_MATCH', 'payment_declined', $3)`,
      tenant.id,
      TEST_ACCOUNT,
      FROZEN,
    ),
  );
  expect(await getPayment(core, scope(), { accountNumber: TEST_ACCOUNT, kind: 'authorization', id: 'p' })).toEqual({
    tenantId: tenant.id,
    id: 'p',
    kind: 'authorization',
    accountNumber: TEST_ACCOUNT,
    reference: 'order 7',
    createdAt: 1000,
    status: 'FAILED',
    amount: 5,
    currencyCode: 'USD',
    cardBrand: 'visa',
    lastDigits: '1111',
    expiryMonth: 12,
    expiryYear: 2035,
    securityCodeCheck: 'NO_MATCH',
    errorCode: 'payment_declined',
    details: DETAILS,
    version: 1,
  });
});
