import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { createVault, openPostgres, readFrameFiles, readRootKeyFile, SANDBOX_AMOUNTS, type Vault } from '@inlay/vault';
import { type Answer, randomCard } from '../crash/client.ts';
import { install, type Installation, uninstall } from '../crash/vault-process.ts';
import type { RecovererGround, Turn, TurnOutcome } from './recoverer.ts';
import type { SetUp, Way } from './set-ups.ts';

const RECOVERER = fileURLToPath(new URL('recoverer.ts', import.meta.url));
const LEASE = 30_000;

/** Two vaults in separate processes, on one database and with one clock, and a third one that makes the payments. */
export interface Recoverers {
  /** Leaves payments open by losing their answers. @returns their ids */
  readonly leaveOpen: (count: number) => Promise<readonly string[]>;
  /** Lets all leases expire. */
  readonly pass: () => void;
  /** Runs the jobs of both vaults at once. @param canBeAsked whether the processor answers a look-up */
  readonly recover: (canBeAsked: boolean) => Promise<void>;
  readonly statusOf: (id: string) => Promise<string>;
  /** The number of look-ups at the processor, by payment. */
  readonly asked: ReadonlyMap<string, number>;
  /** The number of leases that both vaults wanted. */
  readonly contested: () => number;
  readonly close: () => Promise<void>;
}

export async function openRecoverers({ settings }: SetUp, { url, environment }: Way): Promise<Recoverers> {
  const installation = await install(environment);
  onTestFinished(() => uninstall(installation));
  const clock = { now: Date.now() };
  const data = `${installation.folder}/inlay-data`;
  const ground: RecovererGround = { url, options: settings.options, rootKey: installation.rootKey, data };
  const processes = await Promise.all([startRecoverer(ground), startRecoverer(ground)]);
  const vault = await createVault({
    storage: await openPostgres({ url, ...settings.options }),
    rootKey: readRootKeyFile(installation.rootKey, data),
    frameFiles: await readFrameFiles(),
    processorTimeout: 50,
    log: { level: 'error' },
    now: () => clock.now,
  });
  const asked = new Map<string, number>();
  let contested = 0;
  return {
    ...payingWith(vault, installation),
    pass: () => void (clock.now += LEASE + 1000),
    async recover(canBeAsked) {
      const turn: Turn = { now: clock.now, canBeAsked };
      for (const outcome of await Promise.all(processes.map((process) => takeTurn(process, turn)))) {
        for (const id of outcome.asked) asked.set(id, (asked.get(id) ?? 0) + 1);
        contested += outcome.lost;
      }
    },
    asked,
    contested: () => contested,
    close: async () => {
      await Promise.all(processes.map(endRecoverer));
      await vault.close();
    },
  };
}

async function startRecoverer(ground: RecovererGround): Promise<ChildProcess> {
  const process = fork(RECOVERER, [JSON.stringify(ground)]);
  await Promise.race([
    once(process, 'message'),
    once(process, 'exit').then(([code]) => Promise.reject(new Error(`the recoverer ended with ${code}`))),
  ]);
  return process;
}

async function takeTurn(process: ChildProcess, turn: Turn): Promise<TurnOutcome> {
  const told = once(process, 'message');
  process.send(turn);
  return ((await told) as [TurnOutcome])[0];
}

async function endRecoverer(process: ChildProcess): Promise<void> {
  const ended = once(process, 'exit');
  process.disconnect();
  await ended;
}

function payingWith(vault: Vault, installation: Installation): Pick<Recoverers, 'leaveOpen' | 'statusOf'> {
  const call = callerInside(vault, installation);
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
    statusOf: async (id) => (await call('GET', `${auths}/${id}`)).body.status,
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

/**
 * Checks that each expired lease was taken over by exactly one vault, once.
 *
 * @param status the expected status of each payment
 */
export async function checkRecovery(
  { asked, statusOf }: Recoverers,
  ids: readonly string[],
  { leases, status }: { readonly leases: number; readonly status: 'RECEIVED' | 'COMPLETED' },
): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const id of ids) {
    const count = asked.get(id) ?? 0;
    if (count !== leases) broken.push(`a payment was asked for ${count} times in ${leases} leases`);
    const present = await statusOf(id);
    if (present !== status) broken.push(`a payment is ${present}, not ${status}`);
  }
  return broken;
}
