import { randomInt } from 'node:crypto';
import { isIban } from '@inlay/validators';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Answer,
  PAYMENTS,
  PUBLISHABLE,
  testVaults,
  type TestVault,
  VAULT,
} from '../../test-vault.test-support.ts';
import { findLeaks } from './find-leaks.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const TOKENS = `${VAULT}/singleusetokens`;
const HOLDER = { accountHolderName: 'Sally Barnes' };

/** Numbers that no other run has used. */
function freshDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}

function freshIban(): string {
  const account = freshDigits(18);
  const found = Array.from({ length: 99 }, (_, check) => `DE${String(check + 1).padStart(2, '0')}${account}`).find(
    isIban,
  );
  return found as string;
}

async function useAccounts(vault: TestVault, [first, second, iban, other]: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const call = async (...args: Parameters<TestVault['call']>) => {
    const answer = await vault.call(...args);
    answers.push(answer);
    return answer;
  };
  const page = (body: object) => call('POST', TOKENS, { authorization: PUBLISHABLE, body });
  const ach = { routingNumber: '021000021', accountType: 'CHECKING', ...HOLDER };

  // It goes well.
  const made = await page({ ach: { ...ach, accountNumber: first } });
  const token = (await page({ sepa: { iban, ...HOLDER } })).body.paymentToken;
  const { body: profile } = await call('POST', `${VAULT}/profiles`, {
    body: {
      merchantCustomerId: 'c',
      achBankAccount: { singleUseToken: made.body.paymentToken },
      sepaBankAccount: { singleUseToken: token, mandates: { reference: 'r' } },
    },
  });
  const path = `${VAULT}/profiles/${profile.id}`;
  const [account] = profile.achBankAccounts;
  const [debited] = profile.sepaBankAccounts;
  await call('PUT', `${path}/achbankaccounts/${account.id}`, { body: { ...HOLDER, accountNumber: second } });
  await call('PUT', `${path}/sepabankaccounts/${debited.id}`, { body: { ...HOLDER, iban: other } });
  await call('GET', `${path}?fields=achbankaccounts,sepabankaccounts`);
  await page({ ach: { ...ach, accountNumber: second } });

  // It goes wrong.
  await page({ ach: { ...ach, accountNumber: `${first}x` } });
  await page({ ach: { ...ach, accountNumber: first?.repeat(2) } });
  await page({ ach: { ...ach, accountNumber: [first] } });
  await page({ ach: { ...ach, accountNumber: first, routingNumber: '021000022' } });
  await page({ ach: { ...ach, accountNumber: first, accountHolderName: first } });
  await page({ sepa: { ...HOLDER, iban: `${iban}0` } });
  await page({ sepa: { ...HOLDER, iban: `DE00${iban?.slice(4)}` } });
  await page({ sepa: { ...HOLDER, iban: iban?.toLowerCase(), bic: iban } });
  await page({ ach: { ...ach, accountNumber: first }, sepa: { iban } });
  await call('POST', TOKENS, { body: `{"ach":{"accountNumber":${first}${second}}}` });
  await call('POST', TOKENS, { body: `{"sepa":{"iban":"${iban}"` });
  await call('POST', `${path}/achbankaccounts`, { body: { ...ach, accountNumber: second } });
  await call('POST', `${path}/sepabankaccounts`, { body: { ...HOLDER, iban: other } });
  await call('POST', `${path}/achbankaccounts`, { body: { accountNumber: first, [first ?? '']: first } });
  await call('POST', `${path}/bacsbankaccounts`, { body: { ...HOLDER, accountNumber: '12345678', sortCode: first } });
  await call('PUT', `${path}/mandates/${debited.mandates[0].id}`, { body: { status: iban } });
  await call('GET', `${path}/achbankaccounts/${first}`);
  await call('GET', `${VAULT}/sepabankaccounts/${iban}`);
  await call('GET', `${path}?fields=${iban}`);
  await call('POST', `${path}/cards`, { body: { singleUseToken: iban } });
  await call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: 'x', amount: 1, card: { paymentToken: iban } } });
  return answers;
}

test('an account number can be read in no answer, no log line and nothing at rest, however it was sent', async () => {
  const vault = await openTestVault();
  const numbers = [freshDigits(14), freshDigits(14), freshIban(), freshIban()];
  const answers = await useAccounts(vault, numbers);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(new Set(statuses)).toEqual(new Set([200, 201, 400, 404, 409]));
  expect(await findLeaks({ answers, vault }, numbers, [])).toEqual([]);
});
