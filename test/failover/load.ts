import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, authorize, type Call, createToken, exchange } from '../crash/client.ts';

/** A record that the vault said it had written. */
interface Acknowledged {
  /** Where it can be looked up. */
  readonly path: string;
  /** When it was asked for, as `performance.now()` tells it. */
  readonly asked: number;
  readonly answered: number;
}

/** Writers who write one thing after another, whatever is answered. */
export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers that did not go through, in short: how often each came. */
  readonly refused: ReadonlyMap<string, number>;
  /** Settles when a record is acknowledged that was asked for after a time. @returns when it was answered */
  readonly writtenAfter: (time: number) => Promise<number>;
  /** Settles when so many more answers did not go through, from now on. */
  readonly refusedMore: (count: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How an answer that did not go through looks; `503 9702` is the wire's own way to say that the store is away. */
export function tellRefusal(answer: Answer | undefined): string {
  if (!answer) return 'no answer';
  const { code, message } = answer.body?.error ?? {};
  return typeof message === 'string' && message !== '' ? `${answer.status} ${code}` : `${answer.status} of no form`;
}

/** @param calls to the servers, which the writers share out among them */
export function startLoad(calls: readonly Call[], account: string, writers: number): Load {
  const acknowledged: Acknowledged[] = [];
  const refused = new Map<string, number>();
  let isOver = false;

  function note(asked: number, answer: Answer | undefined, toPath: (id: string) => string): Answer | undefined {
    if (answer && answer.status < 300) {
      acknowledged.push({ path: toPath(answer.body.id), asked, answered: performance.now() });
      return answer;
    }
    const told = tellRefusal(answer);
    refused.set(told, (refused.get(told) ?? 0) + 1);
    return undefined;
  }

  /** A profile of its own, a card out of a token, a payment with it. */
  async function writeOnce(call: Call): Promise<boolean> {
    const asked = performance.now();
    const toProfile = (id: string) => `/customervault/v1/profiles/${id}`;
    const body = { merchantCustomerId: randomUUID() };
    if (!note(asked, await call('POST', '/customervault/v1/profiles', body), toProfile)) return false;
    const token = await createToken(call).catch(() => undefined);
    if (token === undefined) return false;
    const exchanged = note(performance.now(), await exchange(call, token, randomUUID()), toProfile);
    if (!exchanged) return false;
    const { paymentToken } = exchanged.body.cards[0];
    const paid = await authorize(call, account, paymentToken, randomUUID(), 100);
    const toPayment = (id: string) => `/cardpayments/v1/accounts/${account}/auths/${id}`;
    return note(performance.now(), paid, toPayment) !== undefined;
  }

  async function writer(call: Call): Promise<void> {
    // A client that is told to wait does wait a little.
    while (!isOver) if (!(await writeOnce(call))) await sleep(20);
  }

  const running = Array.from({ length: writers }, (_, index) => writer(calls[index % calls.length] as Call));
  return {
    acknowledged,
    refused,
    async writtenAfter(time) {
      const find = () => acknowledged.find(({ asked }) => asked > time);
      await until(() => find() !== undefined, 'nothing was written');
      return find()?.answered as number;
    },
    async refusedMore(count) {
      const total = () => [...refused.values()].reduce((sum, each) => sum + each, 0);
      const before = total();
      await until(() => total() >= before + count, 'nothing was refused');
    },
    async stop() {
      isOver = true;
      await Promise.all(running);
    },
  };
}

/** Waits for a condition, up to 20 s. @throws with what was missed */
export async function until(condition: () => boolean, missed: string): Promise<void> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > 20_000) throw new Error(missed);
    await sleep(5);
  }
}

/** Looks up all that was acknowledged. @returns the paths that answer anything but 200 */
export async function findLost(call: Call, { acknowledged }: Load): Promise<readonly string[]> {
  const lost: string[] = [];
  const left = [...acknowledged];
  const look = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const answer = await call('GET', next.path);
      if (answer?.status !== 200) lost.push(`${next.path}: ${answer?.status}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, look));
  return lost;
}
