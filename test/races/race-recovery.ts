import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import {
  createSandbox,
  createVault,
  openPostgres,
  type Processor,
  readFrameFiles,
  readRootKeyFile,
  SANDBOX_AMOUNTS,
  type Vault,
} from '@inlay/vault';
import { type Answer, randomCard } from '../crash/client.ts';
import { install, type Installation, uninstall } from '../crash/vault-process.ts';
import type { SetUp, Way } from './set-ups.ts';

const LEASE = 30_000;

/** Two vaults in this process, on one database, with one clock and one processor that is asked for what became of a payment. */
export interface Recoverers {
  /** Leaves payments open, whose answer is lost. @returns their ids */
  readonly leaveOpen: (count: number) => Promise<readonly string[]>;
  /** Lets all leases run out. */
  readonly pass: () => void;
  /** Runs the jobs of both vaults at once. */
  readonly recover: () => Promise<void>;
  readonly statusOf: (id: string) => Promise<string>;
  /** How often the processor was asked for each payment. */
  readonly asked: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/** Approves in silence; when it is asked it fails once for each payment, and then says so. */
function forgetfulProcessor(asked: Map<string, number>): Processor {
  const sandbox = createSandbox();
  return {
    ...sandbox,
    async find(order, signal) {
      const { id } = order;
      const count = (asked.get(id) ?? 0) + 1;
      asked.set(id, count);
      if (count === 1) throw new Error('the processor cannot be asked');
      return sandbox.find(order, signal);
    },
  };
}

export async function openRecoverers({ settings }: SetUp, { url, environment }: Way): Promise<Recoverers> {
  const installation = await install(environment);
  onTestFinished(() => uninstall(installation));
  const clock = { now: Date.now() };
  const asked = new Map<string, number>();
  const processor = forgetfulProcessor(asked);
  const open = async () =>
    createVault({
      storage: await openPostgres({ url, ...settings.options }),
      rootKey: readRootKeyFile(installation.rootKey, `${installation.folder}/inlay-data`),
      frameFiles: await readFrameFiles(),
      processors: { sandbox: processor },
      processorTimeout: 50,
      log: { level: 'error' },
      now: () => clock.now,
    });
  const vaults = [await open(), await open()] as const;
  const call = callerInside(vaults[0], installation);
  const auths = `/cardpayments/v1/accounts/${installation.account}/auths`;
  return {
    async leaveOpen(count) {
      const profile = { merchantCustomerId: randomUUID(), card: randomCard() };
      const { body } = await call('POST', '/customervault/v1/profiles', profile);
      const { paymentToken } = body.cards[0];
      const amount = SANDBOX_AMOUNTS.answerLost;
      const pay = () => call('POST', auths, { merchantRefNum: randomUUID(), amount, card: { paymentToken } });
      const answers = await Promise.all(Array.from({ length: count }, pay));
      return answers.map(({ body: payment }) => payment.id as string);
    },
    pass: () => void (clock.now += LEASE + 1000),
    recover: async () => void (await Promise.all(vaults.map((vault) => vault.runJobs()))),
    statusOf: async (id) => (await call('GET', `${auths}/${id}`)).body.status,
    asked,
    close: async () => void (await Promise.all(vaults.map((vault) => vault.close()))),
  };
}

function callerInside(vault: Vault, { secretKey }: Installation) {
  const authorization = `Basic ${Buffer.from(secretKey).toString('base64')}`;
  return async (method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer> => {
    const request = { method, url, headers: { authorization } };
    const answer = await vault.inject(payload ? { ...request, payload } : request);
    return { status: answer.statusCode, body: answer.json() };
  };
}

/** Each lease that ran out was taken over by one vault, and the second look found the approval. */
export async function checkRecovery({ asked, statusOf }: Recoverers, ids: readonly string[], leases: number) {
  const broken: string[] = [];
  for (const id of ids) {
    if (asked.get(id) !== leases)
      broken.push(`a payment was asked for ${asked.get(id) ?? 0} times in ${leases} leases`);
    const status = await statusOf(id);
    if (status !== (leases === 1 ? 'RECEIVED' : 'COMPLETED')) broken.push(`a payment is ${status}`);
  }
  return broken;
}
