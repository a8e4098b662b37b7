import { expect, onTestFinished, test } from 'vitest';
import { SANDBOX_AMOUNTS } from '../../../processors/sandbox.ts';
import { EXPIRY, NUMBER, PAYMENTS, testVaults } from '../../../test-vault.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const card = { cardNum: NUMBER, cardExpiry: EXPIRY };

async function open() {
  const vault = await openTestVault({ processorTimeout: 20 });
  const post = (collection: string, more: object = {}) =>
    vault.call('POST', `${PAYMENTS}/${collection}`, { body: { merchantRefNum: `r${Math.random()}`, card, ...more } });
  const get = (collection: string, id: string, headers: Readonly<Record<string, string>> = {}) =>
    vault.call('GET', `${PAYMENTS}/${collection}/${id}`, { headers });
  return { ...vault, post, get };
}

test.each([
  ['auths', { amount: 100 }],
  ['verifications', {}],
])(
  'a payment of %s has the tag that its making gave, and is not sent again to who has it',
  async (collection, more) => {
    const { post, get } = await open();
    const made = await post(collection, more);
    const tag = String(made.headers['etag']);
    expect([made.status, tag]).toEqual([200, '"2"']);
    const { id } = made.body;
    const found = await get(collection, id);
    expect([found.headers['etag'], found.body]).toEqual([tag, made.body]);
    for (const header of [tag, `W/${tag}`, '*']) {
      const known = await get(collection, id, { 'if-none-match': header });
      expect([known.status, known.text, known.headers['etag']]).toEqual([304, '', tag]);
    }
    expect((await get(collection, id, { 'if-none-match': '"1"' })).status).toBe(200);
    expect((await get(collection, id, { 'if-match': '"1"' })).status).toBe(412);
  },
);

test('the end of a payment changes its tag', async () => {
  const { vault, clock, post, get } = await open();
  const lost = await post('auths', { amount: SANDBOX_AMOUNTS.answerLost });
  expect([lost.status, lost.headers['etag']]).toEqual([502, undefined]);
  const { id } = lost.body;
  const before = await get('auths', id);
  expect([before.body.status, before.headers['etag']]).toEqual(['RECEIVED', '"1"']);
  clock.now += 30_000;
  await vault.runJobs();
  const after = await get('auths', id, { 'if-none-match': '"1"' });
  expect([after.status, after.body.status, after.headers['etag']]).toEqual([200, 'COMPLETED', '"2"']);
});
