import { findPostgres } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import type { Figure, Report, Samples } from '../report/report.ts';
import { median, percentile, spreadOf } from '../report/spread.ts';
import { startOnPostgres } from '../server/on-postgres.ts';
import { startOnSqlite } from '../server/on-sqlite.ts';
import { type Phase, type Phases, runRounds } from '../server/run-rounds.ts';
import type { Sides } from '../server/side.ts';
import type { PartOptions } from './part.ts';

const WORK = [
  { phase: 'tokens', name: 'single-use tokens', ratio: { atLeast: 0.6 } },
  { phase: 'profiles', name: 'token into profile and card', ratio: { atLeast: 0.5 } },
  { phase: 'reads', name: 'profile read with all its parts', ratio: undefined },
] as const;

/** Single-use tokens a second, with PostgreSQL on the same machine. */
const TOKENS_ON_POSTGRES = { atLeast: 1500 };

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
      `${connections} connections from a thread of this process, ${milliseconds} ms a phase, vault and floor in turns.`,
      ...sqlite.remarks,
      ...postgres.remarks,
    ],
  };
}

/** One engine: the vault and its floor on it are started, measured in turns and stopped. */
export async function measureEngine(
  engine: 'SQLite' | 'PostgreSQL',
  start: () => Promise<Sides>,
  options: PartOptions,
): Promise<Omit<Report, 'title'>> {
  const sides = await start();
  try {
    const { vault, floor } = await runRounds(sides, sizeOf(options));
    return {
      figures: WORK.flatMap(({ phase, name, ratio }) => {
        const perSecond = engine === 'PostgreSQL' && phase === 'tokens' ? TOKENS_ON_POSTGRES : undefined;
        return judge(`${engine}: ${name}`, vault[phase], floor[phase], { ratio, perSecond });
      }),
      samples: WORK.flatMap(({ phase, name }) => [
        ...toSamples(`${engine}, vault: ${name}`, vault[phase]),
        ...toSamples(`${engine}, floor: ${name}`, floor[phase]),
      ]),
      remarks: [`Busy event loops on ${engine}: ${tellBusy('vault', vault)}; ${tellBusy('floor', floor)}.`],
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

function judge(
  name: string,
  ours: readonly Phase[],
  floor: readonly Phase[],
  { ratio, perSecond }: { readonly ratio: Figure['target']; readonly perSecond: Figure['target'] },
): Figure[] {
  const [mine, bare] = [median(ours.map(rate)), median(floor.map(rate))];
  const [times, bareTimes] = [ours.flatMap(latencies), floor.flatMap(latencies)];
  const loopOf = (phases: readonly Phase[]): number => median(phases.map(({ loop }) => loop.p99));
  return [
    { name: `${name}, to the bare route`, value: mine / bare, unit: '×', ...(ratio ? { target: ratio } : {}) },
    {
      name: `${name}, a second`,
      value: mine,
      unit: '/s',
      note: `floor ${Math.round(bare)}`,
      ...(perSecond ? { target: perSecond } : {}),
    },
    { name: `${name}, median`, value: median(times), unit: 'ms', note: toFloor(median(bareTimes)) },
    {
      name: `${name}, 99th percentile`,
      value: percentile(times, 99),
      unit: 'ms',
      note: toFloor(percentile(bareTimes, 99)),
    },
    { name: `${name}, event loop, 99th percentile`, value: loopOf(ours), unit: 'ms', note: toFloor(loopOf(floor)) },
  ];
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
    const server = median(taken[phase].map(({ loop }) => loop.utilization));
    const sender = median(taken[phase].map(({ utilization }) => utilization));
    return `${side}, ${name}: server ${toPercent(server)}, sender ${toPercent(sender)}`;
  }).join('; ');
}

function toPercent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
