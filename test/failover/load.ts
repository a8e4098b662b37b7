import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, authorize, type Call, createToken, exchange } from '../crash/client.ts';

/** A record whose write the vault acknowledged. */
interface Acknowledged {
  /** The path to look it up. */
  readonly path: string;
  /** The time of its request, by `performance.now()`. */
  readonly asked: number;
  readonly answered: number;
}

/** Writers that send one write after another, regardless of the answers. */
export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** The number of each kind of unsuccessful answer. */
  readonly refused: ReadonlyMap<string, number>;
  /** Resolves when a record that was requested after the given time is acknowledged. @returns the time of its answer */
  readonly writtenAfter: (time: number) => Promise<number>;
  /** Resolves after this many further unsuccessful answers. */
  readonly refusedMore: (count: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A short form of an unsuccessful answer; `503 9702` is the wire's code for an unavailable store. */
export function tellRefusal(answer: Answer | undefined): string {
  if (!answer) return 'no answer';
  const { code, message } = answer.body?.error ?? {};
  return typeof message === 'string' && message !== '' ? `${answer.status} ${code}` : `${answer.status} of no form`;
}

/** @param calls the servers, shared among the writers */
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

  /** Writes a profile, a card from a token, and a payment with the card. */
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
    // A client that is told to wait waits briefly.
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

/** Waits for a condition, up to 20 s. @throws an error that describes the missing condition */
export async function until(condition: () => boolean, missed: string): Promise<void> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > 20_000) throw new Error(missed);
    await sleep(5);
  }
}

/** Looks up all acknowledged records. @returns the paths with an answer other than 200 */
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
