import { expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../../core/access/accounts.ts';
import { createSecretKey } from '../../core/access/keys.ts';
import { createTenant } from '../../core/access/tenants.ts';
import { createSandbox } from '../../processors/sandbox.ts';
import { ACCOUNT, basic, type Call, testVaults } from '../../test-vault.test-support.ts';
import { listApiRoutes } from './api-routes.test-support.ts';
import { sample } from './body-samples.test-support.ts';
import { collectionsOf, fillPath, furnish, type Furnished } from './furnish.test-support.ts';
import { readWholeStore } from './whole-store.test-support.ts';

const openTestVault = testVaults(onTestFinished);

// A token or an address that a body names is looked up too, and refused by other rules.
const NAMES_A_RECORD = new Set(['singleUseToken', 'paymentToken', 'billingAddressId']);
const NOWHERE = '0197a000-0000-7000-8000-00000000000f';
const NO_ACCOUNT = '4711471147';

async function openWithStrangers() {
  const { opened: vault, routes } = await listApiRoutes(() =>
    openTestVault({ processors: { bank: { ...createSandbox(), sandbox: false } } }),
  );
  const { storage, clock, call, processors } = vault;
  const deps = { storage, processors, now: () => clock.now };
  const stranger = async (mode: 'test' | 'live', number: string) => {
    const { id: tenantId } = await createTenant(deps, 'Other', mode);
    const processor = mode === 'live' ? 'bank' : 'sandbox';
    await createAccount(deps, { tenantId, number, currencyCode: 'USD', processor });
    const { key, secret } = await createSecretKey(deps, tenantId);
    const authorization = basic(key.id, secret);
    const send = (method: string, url: string, given: Call = {}) => call(method, url, { ...given, authorization });
    return furnish(send, 0, number);
  };
  return {
    vault,
    routes: routes.filter(({ url }) => collectionsOf(url).length > 0),
    mine: await furnish(call, 0, ACCOUNT),
    others: {
      'another profile of the tenant': await furnish(call, 1),
      'another tenant': await stranger('test', '2000000002'),
      'the other mode': await stranger('live', '3000000003'),
    },
  };
}

/** Every way to fill a route with at least one id that does not belong there. */
function foreignPaths(url: string, mine: Furnished, other: Furnished): string[] {
  const collections = collectionsOf(url);
  const choices = Array.from({ length: 2 ** collections.length - 1 }, (_, bits) => bits + 1);
  return choices.flatMap((bits) => {
    const isOther = (collection: string) => ((bits >> collections.indexOf(collection)) & 1) === 1;
    const ids = collections.map((collection) => (isOther(collection) ? other : mine)[collection]);
    if (ids.includes(undefined)) return [];
    return [fillPath(url, (collection) => (isOther(collection) ? other : mine)[collection])];
  });
}

test('an id of another profile, another tenant or the other mode is as if it did not exist, on every route', async () => {
  const { vault, routes, mine, others } = await openWithStrangers();
  const before = await readWholeStore(vault.storage);
  const wrong: unknown[] = [];
  const asked = new Map<string, number>();
  const hideId = (text: string) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d{10}\b/g, 'id');
  for (const { method, url, body } of routes) {
    const call = body ? { body: sample(body, (name) => !NAMES_A_RECORD.has(name)) } : {};
    const nowhere = fillPath(url, (collection) => (collection === 'accounts' ? NO_ACCOUNT : NOWHERE));
    const absent = await vault.call(method, nowhere, call);
    expect([method, url, absent.status, absent.body.error.code]).toEqual([method, url, 404, '5269']);
    for (const [whose, other] of Object.entries(others)) {
      const paths = foreignPaths(url, mine, other);
      // The tenant's own other profile is there, and so is what it holds.
      const isOwn = whose === 'another profile of the tenant';
      const together = fillPathOrNothing(url, other);
      for (const path of isOwn ? paths.filter((each) => each !== together) : paths) {
        const answer = await vault.call(method, path, call);
        asked.set(whose, (asked.get(whose) ?? 0) + 1);
        if (answer.status !== 404 || hideId(answer.text) !== hideId(absent.text)) {
          wrong.push([whose, method, path, answer.status, answer.text]);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(Object.fromEntries(asked)).toEqual({
    'another profile of the tenant': expect.toSatisfy((count: number) => count > 30),
    'another tenant': expect.toSatisfy((count: number) => count > 70),
    'the other mode': expect.toSatisfy((count: number) => count > 70),
  });
  expect(await readWholeStore(vault.storage)).toEqual(before);
});

test('the same routes answer their own ids', async () => {
  const { vault, routes, mine } = await openWithStrangers();
  for (const { method, url } of routes.filter((route) => route.method === 'GET')) {
    const answer = await vault.call(
      method,
      fillPath(url, (collection) => mine[collection]),
    );
    expect([url, answer.status]).toEqual([url, 200]);
  }
});

function fillPathOrNothing(url: string, ids: Furnished): string | undefined {
  return collectionsOf(url).every((collection) => ids[collection]) ? fillPath(url, (each) => ids[each]) : undefined;
}
