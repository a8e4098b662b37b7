import { randomInt } from 'node:crypto';
import { isLuhn } from '@inlay/validators';
import { expect, onTestFinished, test } from 'vitest';
import {
  type Answer,
  EXPIRY,
  testVaults,
  PAYMENTS,
  PUBLISHABLE,
  type TestVault,
  VAULT,
} from '../../test-vault.test-support.ts';
import { TEST_DATABASE } from '../../test-store.test-support.ts';
import { findLeaks } from './find-leaks.test-support.ts';

const openTestVault = testVaults(onTestFinished);

/**
 * A number that no other run has used. In a row of the store the first six digits stand right before the last four, and
 * what that joins must begin no number of this run: a seventh digit is odd, the first of the last four is even.
 */
function freshNumber(): string {
  const body = `411111${String(randomInt(1e9)).padStart(9, '0')}`;
  const number = Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).find(isLuhn) as string;
  const isOdd = (at: number) => Number(number[at]) % 2 === 1;
  return isOdd(6) && !isOdd(12) && number[5] !== number[11] ? number : freshNumber();
}

async function useNumbers(vault: TestVault, numbers: readonly string[], cvv: string): Promise<Answer[]> {
  const [first, second, third] = numbers as [string, string, string];
  const answers: Answer[] = [];
  const call = async (...args: Parameters<TestVault['call']>) => {
    const answer = await vault.call(...args);
    answers.push(answer);
    return answer;
  };
  const TOKENS = `${VAULT}/singleusetokens`;
  const token = (card: object) =>
    call('POST', TOKENS, { authorization: PUBLISHABLE, body: { card: { cardExpiry: EXPIRY, cvv, ...card } } });

  // It goes well.
  const made = await token({ cardNum: first });
  const { paymentToken } = made.body;
  await call('POST', `${PAYMENTS}/verifications`, { body: { merchantRefNum: 'v', card: { paymentToken } } });
  const profile = await call('POST', `${VAULT}/profiles`, {
    body: { merchantCustomerId: 'c', card: { singleUseToken: paymentToken } },
  });
  const [card] = profile.body.cards;
  const cards = `${VAULT}/profiles/${profile.body.id}/cards`;
  await call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'a', amount: 5, card: { paymentToken: card.paymentToken, cvv } },
  });
  await call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'b', amount: 100, card: { cardNum: third, cardExpiry: EXPIRY, cvv } },
  });
  await call('POST', cards, { body: { cardNum: second, cardExpiry: EXPIRY } });
  const codes = [await call('POST', TOKENS, { authorization: PUBLISHABLE, body: { card: { cvv } } })];
  codes.push(await call('POST', TOKENS, { authorization: PUBLISHABLE, body: { card: { cvv: cvv.slice(0, 3) } } }));
  for (const { body } of codes) {
    await call('POST', `${PAYMENTS}/auths`, {
      body: { merchantRefNum: 'c', amount: 100, card: { paymentToken: card.paymentToken, cvv: body.paymentToken } },
    });
  }
  await call('POST', TOKENS, { authorization: PUBLISHABLE, body: { card: { cvv } } });

  // It goes wrong.
  await token({ cardNum: `${first.slice(0, -1)}x` });
  await token({ cardNum: first, cardExpiry: { month: 1, year: 2020 } });
  await token({ cardNum: first, cvv: first });
  await token({ cardNum: first, holderName: second });
  await token({ cardNum: first, preferredNetwork: second });
  await call('POST', TOKENS, { authorization: PUBLISHABLE, body: { card: { cvv: `${cvv}${cvv}` } } });
  await token({ cardNum: [first] });
  await call('POST', cards, { body: { cardNum: second, cardExpiry: EXPIRY } });
  await call('POST', cards, { body: { cardNum: second, cardExpiry: EXPIRY, [second]: second } });
  await call('PUT', `${cards}/${card.id}`, { body: { cardNum: second } });
  await call('POST', TOKENS, { body: `{"card":{"cardNum":"${first}"` });
  await call('POST', TOKENS, { body: `{"card":{"cardNum":${first}1234,"cvv":${cvv}}}` });
  await call('POST', TOKENS, { headers: { 'content-type': 'text/plain' }, body: first });
  await call('POST', TOKENS, { body: { card: { cardNum: first.repeat(5_000) } } });
  await call('POST', TOKENS, {
    authorization: `Basic ${Buffer.from(`${first}:${second}`).toString('base64')}`,
    body: {},
  });
  await call('POST', `${TOKENS}?cardNum=${first}&cvv=${cvv}`, { body: {} });
  await call('GET', `${VAULT}/profiles/${first}?fields=${second}`);
  await call('GET', `${VAULT}/${first}`);
  await call('GET', `${VAULT}/profiles/%zz${first}`);
  await call('PATCH', `${VAULT}/profiles/${first}`, { headers: { [`x-${first}`]: second } });
  await call('POST', `/cardpayments/v1/accounts/${first}/auths`, {
    body: { merchantRefNum: 'x', amount: 1, card: { paymentToken: card.paymentToken } },
  });
  await call('POST', `${PAYMENTS}/auths`, { body: { merchantRefNum: 'y', amount: 1, card: { paymentToken: first } } });
  await call('POST', `${PAYMENTS}/auths`, {
    body: { merchantRefNum: 'y', amount: 1, card: { paymentToken: card.paymentToken, cvv: `SC${first}` } },
  });
  await call('POST', `${VAULT}/profiles`, { body: { merchantCustomerId: 'z', card: { singleUseToken: first } } });
  return answers;
}

test('no answer, log line or file contains a number or a code, however they were sent', async () => {
  const vault = await openTestVault();
  const numbers = [freshNumber(), freshNumber(), freshNumber()];
  const code = '8413';
  const answers = await useNumbers(vault, numbers, code);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(new Set(answers.map(({ status }) => status)).size).toBeGreaterThan(7);
  expect(vault.lines.length).toBeGreaterThanOrEqual(answers.length - 1);
  expect(await findLeaks({ answers, vault }, numbers, [code, code.slice(0, 3)])).toEqual([]);
});

test('the check finds a value in a log, an answer or a file', async () => {
  const vault = await openTestVault();
  const numbers = [freshNumber(), freshNumber(), freshNumber()];
  const answers = await useNumbers(vault, numbers, '8413');
  const leak = (numbers[0] as string).slice(3, 12);
  vault.lines.push(JSON.stringify({ msg: `refused ${leak}` }));
  answers.push({ status: 400, headers: {}, text: `{"cvv":"8413"}`, body: {} });
  await vault.storage.transaction((sql) => sql.run(`UPDATE cards SET nick_name = $1`, leak));
  const atRest = TEST_DATABASE === 'SQLite' ? 'vault.db-wal' : 'cards';
  const leaks = await findLeaks({ answers, vault }, numbers, ['8413']);
  expect(new Set(leaks)).toEqual(new Set(['log', 'answer', atRest]));
});

test('a log line contains the route, never the URL', async () => {
  const vault = await openTestVault();
  await vault.call('GET', `${VAULT}/profiles/0197a000-0000-7000-8000-000000000001?fields=cards`, {});
  const line = JSON.parse(vault.lines.at(-1) as string);
  expect(line).toEqual({
    level: 30,
    time: expect.any(Number),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    event: 'answered',
    method: 'GET',
    route: `${VAULT}/profiles/:profileId`,
    status: 404,
    ms: expect.any(Number),
    tenant: expect.stringMatching(/^t_test_/),
    error: 'record_not_found',
  });
});

test('an unexpected error appears only in the log, without its message', async () => {
  const number = freshNumber();
  const vault = await openTestVault();
  await vault.storage.transaction((sql) => sql.run(`UPDATE keys SET policy = $1`, `no JSON ${number}`));
  const answer = await vault.call('GET', `${VAULT}/profiles/x`);
  expect([answer.status, answer.body.error.code]).toEqual([500, '1002']);
  const told = vault.lines.join('\n');
  expect(told).toContain('SyntaxError');
  expect(told).toContain('keys.ts');
  expect(`${told}${answer.text}`).not.toContain(number);
});
