import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Incident } from '../core/context.ts';
import { forEachTenant } from './tenants.ts';

const TENANTS = Array.from({ length: 12 }, (_, index) => `t${index}`);

function open() {
  const incidents: Incident[] = [];
  return { incidents, core: { report: (incident: Incident) => void incidents.push(incident) } };
}

test('a tenant whose work fails does not stop the others, and the operator learns its id', async () => {
  const { core, incidents } = open();
  const done: string[] = [];
  const work = async (tenantId: string) => {
    if (tenantId === 't0' || tenantId === 't5') throw new Error('broken');
    done.push(tenantId);
  };
  await forEachTenant(core, TENANTS, { name: 'purge', work }, new AbortController().signal);
  expect(done).toEqual(TENANTS.filter((tenantId) => tenantId !== 't0' && tenantId !== 't5'));
  expect(incidents).toEqual(
    ['t0', 't5'].map((tenantId) => ({ event: 'job_failed', job: 'purge', tenantId, cause: expect.any(Error) })),
  );
});

test('a slow tenant does not delay the others, and at most four run at a time', async () => {
  const { core } = open();
  const others = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  let done = 0;
  const work = async (tenantId: string) => {
    running += 1;
    most = Math.max(most, running);
    await (tenantId === 't0' ? others.promise : sleep(1));
    running -= 1;
    done += 1;
    if (done === TENANTS.length - 1) others.resolve();
  };
  await forEachTenant(core, TENANTS, { name: 'recover', work }, new AbortController().signal);
  expect([done, most]).toEqual([TENANTS.length, 4]);
});

test('no further tenant starts once the job must stop', async () => {
  const { core } = open();
  const stopping = new AbortController();
  const begun: string[] = [];
  const work = async (tenantId: string) => {
    begun.push(tenantId);
    stopping.abort();
  };
  await forEachTenant(core, TENANTS, { name: 'recover', work }, stopping.signal);
  expect(begun).toEqual(['t0']);
});
