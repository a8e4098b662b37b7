import { availableParallelism } from 'node:os';
import { findPostgres } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import type { Figure, Report, Samples, Target } from '../report/report.ts';
import { median, percentile, spreadOf } from '../report/spread.ts';
import { startOnPostgres } from '../server/on-postgres.ts';
import { startOnSqlite } from '../server/on-sqlite.ts';
import { type Phase, type Phases, runRounds } from '../server/run-rounds.ts';
import type { Sides } from '../server/side.ts';
import type { PartOptions } from './part.ts';

type Engine = 'SQLite' | 'PostgreSQL';

interface Work {
  readonly phase: keyof Phases;
  readonly name: string;
  /** To the bare route. */
  readonly ratio: Target;
  /** On PostgreSQL. SQLite has none: its store is in the process. */
  readonly roundTrips: Target;
}

const WORK: readonly Work[] = [
  { phase: 'tokens', name: 'single-use tokens', ratio: { atLeast: 0.6 }, roundTrips: { atMost: 1 } },
  { phase: 'profiles', name: 'token into profile and card', ratio: { atLeast: 0.55 }, roundTrips: { atMost: 3 } },
  { phase: 'reads', name: 'profile read with all its parts', ratio: { atLeast: 0.4 }, roundTrips: { atMost: 1 } },
];

/** Single-use tokens a second, with PostgreSQL on the same machine. */
const TOKENS_ON_POSTGRES = { atLeast: 1500 };

/** Two workers to one, where there are cores for both beside the database and the sender. */
const TWO_WORKERS = { atLeast: 1.7 };
const CORES_OF_TWO_WORKERS = 4;

/** Tokens, their exchange and reads, on both engines, beside bare routes of the same framework on the same engine. */
export async function measureServer(options: PartOptions): Promise<Report> {
  const sqlite = await measureEngine('SQLite', startOnSqlite, options);
  const bin = findPostgres();
  const postgres =
    bin === undefined
      ? { figures: [], samples: [], remarks: ['PostgreSQL is not measured: no programs of its server are found here.'] }
      : await measureEngine('PostgreSQL', () => startOnPostgres(bin), options);
  const { connections, milliseconds } = sizeOf(options);
  return {
    title: 'The server on SQLite and PostgreSQL',
    figures: [...sqlite.figures, ...postgres.figures],
    samples: [...sqlite.samples, ...postgres.samples],
    remarks: [
      `${connections} connections from a thread of this process, ${milliseconds} ms a phase, all servers in turns.`,
      ...sqlite.remarks,
      ...postgres.remarks,
    ],
  };
}

/** Measures one engine: starts its servers, loads them in turns and stops them. */
export async function measureEngine(
  engine: Engine,
  start: () => Promise<Sides>,
  options: PartOptions,
): Promise<Omit<Report, 'title'>> {
  const sides = await start();
  try {
    const { vault, floor, twoWorkers: two } = await runRounds(sides, sizeOf(options));
    const taken = [
      { name: 'vault', phases: vault },
      { name: 'floor', phases: floor },
      ...(two ? [{ name: 'vault with 2 workers', phases: two }] : []),
    ];
    return {
      figures: WORK.flatMap((work) => [
        ...compare(engine, work, { ours: vault[work.phase], floor: floor[work.phase] }),
        ...count(engine, work, { ours: vault[work.phase], floor: floor[work.phase] }),
        ...(two ? compareWorkers(engine, work, { one: vault[work.phase], two: two[work.phase] }) : []),
      ]),
      samples: WORK.flatMap(({ phase, name }) =>
        taken.flatMap((side) => toSamples(`${engine}, ${side.name}: ${name}`, side.phases[phase])),
      ),
      remarks: [
        `Busy event loops on ${engine}: ${taken.map((side) => tellBusy(side.name, side.phases)).join('; ')}.`,
        ...taken.filter(({ phases }) => !isCounted(phases)).map(({ name }) => notCounted(engine, name)),
      ],
    };
  } finally {
    await sides.stop();
  }
}

function sizeOf({ quick }: PartOptions) {
  return quick ? { connections: 16, milliseconds: 400, rounds: 1 } : { connections: 48, milliseconds: 3000, rounds: 3 };
}

const rate = ({ perSecond }: Phase): number => perSecond;
const latencies = (phase: Phase): readonly number[] => phase.latencies;

interface Compared {
  readonly ours: readonly Phase[];
  readonly floor: readonly Phase[];
}

/** How fast the vault is, beside its floor. */
function compare(engine: Engine, { phase, name, ratio }: Work, { ours, floor }: Compared): Figure[] {
  const title = `${engine}: ${name}`;
  const [mine, bare] = [median(ours.map(rate)), median(floor.map(rate))];
  const [times, bareTimes] = [ours.flatMap(latencies), floor.flatMap(latencies)];
  const loopOf = (phases: readonly Phase[]): number => median(phases.map(({ server }) => server.p99));
  return [
    { name: `${title}, to the bare route`, value: mine / bare, unit: '×', target: ratio },
    {
      name: `${title}, a second`,
      value: mine,
      unit: '/s',
      note: `floor ${Math.round(bare)}`,
      ...(engine === 'PostgreSQL' && phase === 'tokens' ? { target: TOKENS_ON_POSTGRES } : {}),
    },
    { name: `${title}, median`, value: median(times), unit: 'ms', note: toFloor(median(bareTimes)) },
    {
      name: `${title}, 99th percentile`,
      value: percentile(times, 99),
      unit: 'ms',
      note: toFloor(percentile(bareTimes, 99)),
    },
    { name: `${title}, event loop, 99th percentile`, value: loopOf(ours), unit: 'ms', note: toFloor(loopOf(floor)) },
  ];
}

/** How often a request asks the database server, and how often its transaction is run again. */
function count(engine: Engine, { name, roundTrips }: Work, { ours, floor }: Compared): Figure[] {
  const [mine, bare] = [perRequest(ours), perRequest(floor)];
  if (!mine) return [];
  const beside = (value: number | undefined) => (value === undefined ? {} : { note: `floor ${value.toFixed(2)}` });
  return [
    {
      name: `${engine}: ${name}, round trips to the database`,
      value: mine.roundTrips,
      unit: 'per request',
      ...beside(bare?.roundTrips),
      target: engine === 'PostgreSQL' ? roundTrips : { atMost: 0 },
    },
    {
      name: `${engine}: ${name}, retries`,
      value: mine.retries,
      unit: 'per request',
      ...beside(bare?.retries),
      target: { atMost: 0 },
    },
  ];
}

/** Compares two processes with one: rate, round trips and retries. */
function compareWorkers(
  engine: Engine,
  { name, roundTrips }: Work,
  { one, two }: { readonly one: readonly Phase[]; readonly two: readonly Phase[] },
): Figure[] {
  const title = `${engine}, 2 workers: ${name}`;
  const cores = availableParallelism();
  const counted = perRequest(two);
  return [
    {
      name: `${title}, to one worker`,
      value: median(two.map(rate)) / median(one.map(rate)),
      unit: '×',
      note: `${cores} cores, ${Math.round(median(two.map(rate)))}/s`,
      ...(cores >= CORES_OF_TWO_WORKERS ? { target: TWO_WORKERS } : {}),
    },
    ...(counted
      ? ([
          { name: `${title}, round trips`, value: counted.roundTrips, unit: 'per request', target: roundTrips },
          { name: `${title}, retries`, value: counted.retries, unit: 'per request', target: { atMost: 0 } },
        ] as const)
      : []),
  ];
}

/**
 * Takes what the store was asked over all phases, to two decimals: jobs ask it too, some times a minute.
 *
 * @returns `undefined` when the server's store does not tell
 */
function perRequest(phases: readonly Phase[]) {
  const requests = phases.flatMap(latencies).length;
  const counters = phases.flatMap(({ server }) => (server.counters ? [server.counters] : []));
  if (counters.length < phases.length || requests === 0) return undefined;
  const mean = (counts: readonly number[]): number =>
    Math.round((counts.reduce((sum, value) => sum + value, 0) / requests) * 100) / 100;
  return {
    roundTrips: mean(counters.map(({ roundTrips }) => roundTrips)),
    retries: mean(counters.map(({ retries }) => retries)),
  };
}

function isCounted(phases: Phases): boolean {
  return WORK.every(({ phase }) => perRequest(phases[phase]) !== undefined);
}

function notCounted(engine: Engine, name: string): string {
  return `Round trips and retries of the ${name} on ${engine} are not known: its store does not tell.`;
}

function toFloor(milliseconds: number): string {
  return `floor ${milliseconds.toFixed(1)} ms`;
}

function toSamples(name: string, phases: readonly Phase[]): Samples[] {
  return [
    { name, unit: '/s', spread: spreadOf(phases.map(rate)) },
    { name: `${name}, latency`, unit: 'ms', spread: spreadOf(phases.flatMap(latencies)) },
  ];
}

/** Shows whether the server or its sender was the one that could not go faster. */
function tellBusy(side: string, taken: Phases): string {
  return WORK.map(({ phase, name }) => {
    const server = median(taken[phase].map((of) => of.server.utilization));
    const sender = median(taken[phase].map(({ utilization }) => utilization));
    return `${side}, ${name}: server ${toPercent(server)}, sender ${toPercent(sender)}`;
  }).join('; ');
}

function toPercent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
