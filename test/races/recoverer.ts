/**
 * A vault in a process of its own, which runs its jobs when its parent tells it to.
 *
 * Usage: fork('test/races/recoverer.ts', [JSON.stringify(ground)])
 */
import {
  createSandbox,
  createVault,
  openPostgres,
  type Processor,
  readFrameFiles,
  readRootKeyFile,
  type Storage,
} from '@inlay/vault';

export interface RecovererGround {
  readonly url: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly rootKey: string;
  readonly data: string;
}

/** The message of the parent: run the jobs at this time. */
export interface Turn {
  readonly now: number;
  /** True if the processor answers look-ups. */
  readonly canBeAsked: boolean;
}

/** The answer of the vault. */
export interface TurnOutcome {
  /** The payments that it looked up at the processor. */
  readonly asked: readonly string[];
  /** The number of leases that it wanted and the other vault got. */
  readonly lost: number;
}

let turn: Turn = { now: Date.now(), canBeAsked: false };
let asked: string[] = [];
let lost = 0;

const sandbox = createSandbox();
const processor: Processor = {
  ...sandbox,
  async find(order, signal) {
    asked.push(order.id);
    if (!turn.canBeAsked) throw new Error('the processor cannot be asked');
    return sandbox.find(order, signal);
  },
};

/** Wraps the store to count leases that another vault was given. */
function listening(storage: Storage): Storage {
  return {
    isExclusive: storage.isExclusive,
    counters: storage.counters,
    read: storage.read,
    async write(sql, ...values) {
      const count = await storage.write(sql, ...values);
      if (count === 0 && sql.includes('SET lease_expires_at')) lost += 1;
      return count;
    },
    writeAll: (writes) => storage.writeAll(writes),
    transaction: (work) => storage.transaction(work),
    scrub: () => storage.scrub(),
    check: () => storage.check(),
    close: () => storage.close(),
  };
}

const { url, options, rootKey, data } = JSON.parse(process.argv[2] as string) as RecovererGround;
const vault = await createVault({
  storage: listening(await openPostgres({ url, ...options })),
  rootKey: readRootKeyFile(rootKey, data),
  frameFiles: await readFrameFiles(),
  processors: { sandbox: processor },
  log: { level: 'silent' },
  now: () => turn.now,
});

async function take(next: Turn): Promise<void> {
  turn = next;
  await vault.runJobs();
  const outcome: TurnOutcome = { asked, lost };
  asked = [];
  lost = 0;
  process.send?.(outcome);
}

process.on('message', (next: Turn) => void take(next));
process.on('disconnect', () => void vault.close());
process.send?.('ready');
