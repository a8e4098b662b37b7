import { type EventLoop, readEventLoop, watchEventLoop } from '../server/event-loop.ts';
import { basic, PUBLISHABLE_KEY, SECRET_KEY } from '../server/credentials.ts';
import { startVault, WATCH_EVENT_LOOP } from '../server/dev-vault.ts';
import { freePort } from '../server/free-port.ts';
import { type Load, type LoadResult, sendLoad } from '../server/load.ts';
import { type Program, startProgram } from '../server/start-program.ts';
import type { Figure, Report } from '../report/report.ts';
import { median, percentile, spreadOf } from '../report/spread.ts';
import type { PartOptions } from './part.ts';

const CARD_BODY = JSON.stringify({
  card: {
    cardNum: '4111111111111111',
    cvv: '123',
    cardExpiry: { month: 12, year: 2030 },
    holderName: 'Ada Example',
    billingAddress: { street: '100 Queen Street', city: 'Toronto', country: 'CA', zip: 'M5H2N2' },
  },
});

interface Side {
  readonly name: string;
  readonly program: Program;
  readonly tokens: Pick<Load, 'path' | 'authorization' | 'status'>;
  readonly profiles: Pick<Load, 'path' | 'authorization' | 'status'>;
}

interface Phase extends LoadResult {
  readonly loop: EventLoop;
}

type Phases = { readonly tokens: Phase[]; readonly profiles: Phase[] };

/** Single-use tokens and their exchange, beside a bare route of the same framework on the same store. */
export async function measureServer({ quick }: PartOptions): Promise<Report> {
  const connections = quick ? 16 : 48;
  const milliseconds = quick ? 400 : 4_000;
  const sides = [await vaultSide(), await bareSide()];
  const taken = new Map<Side, Phases>(sides.map((side) => [side, { tokens: [], profiles: [] }]));
  let customers = 0;
  try {
    for (let round = 0; round <= (quick ? 1 : 5); round += 1) {
      for (const side of sides) {
        const made = await runPhase(side, { ...side.tokens, bodies: [CARD_BODY], pick: '"paymentToken":"([^"]+)"' });
        const bodies = made.picked.map((singleUseToken) =>
          JSON.stringify({ merchantCustomerId: `customer-${customers++}`, locale: 'en_US', card: { singleUseToken } }),
        );
        const exchanged = await runPhase(side, { ...side.profiles, bodies, once: true });
        // The first round warms both processes up.
        if (round === 0) continue;
        taken.get(side)?.tokens.push(made);
        taken.get(side)?.profiles.push(exchanged);
      }
    }
  } finally {
    await Promise.all(sides.map(({ program }) => program.stop()));
  }
  const [ours, floor] = sides.map((side) => taken.get(side)) as [Phases, Phases];
  return {
    title: 'The server on SQLite',
    figures: [
      ...judge('Single-use tokens', ours.tokens, floor.tokens, 0.6),
      ...judge('Token into profile and card', ours.profiles, floor.profiles, 0.5),
    ],
    samples: sides.flatMap((side) => {
      const { tokens, profiles } = taken.get(side) as Phases;
      return [
        { name: `${side.name}: tokens`, unit: '/s' as const, spread: spreadOf(tokens.map(rate)) },
        { name: `${side.name}: token latency`, unit: 'ms' as const, spread: spreadOf(tokens.flatMap(latencies)) },
        { name: `${side.name}: exchanges`, unit: '/s' as const, spread: spreadOf(profiles.map(rate)) },
        { name: `${side.name}: exchange latency`, unit: 'ms' as const, spread: spreadOf(profiles.flatMap(latencies)) },
      ];
    }),
    remarks: [
      `${connections} connections from a thread of this process, ${milliseconds} ms a phase, vault and floor in turns.`,
      ...busyRemarks(ours, floor),
      'The target of 1,500 tokens a second with PostgreSQL beside it is not measured: there is no such engine yet.',
    ],
  };

  async function runPhase(side: Side, load: Omit<Load, 'port' | 'connections' | 'milliseconds'>): Promise<Phase> {
    watchEventLoop(side.program);
    const port = Number(new URL(side.program.origin).port);
    const result = await sendLoad({ ...load, port, connections, milliseconds });
    return { ...result, loop: await readEventLoop(side.program) };
  }
}

async function vaultSide(): Promise<Side> {
  return {
    name: 'vault',
    program: await startVault(),
    tokens: { path: '/customervault/v1/singleusetokens', authorization: basic(`${PUBLISHABLE_KEY}:`), status: 200 },
    profiles: { path: '/customervault/v1/profiles', authorization: basic(SECRET_KEY), status: 201 },
  };
}

async function bareSide(): Promise<Side> {
  const port = String(await freePort());
  return {
    name: 'floor',
    program: await startProgram([...WATCH_EVENT_LOOP, 'bench/server/bare-server.ts', '--port', port]),
    tokens: { path: '/tokens', authorization: basic(`${PUBLISHABLE_KEY}:`), status: 200 },
    profiles: { path: '/profiles', authorization: basic(SECRET_KEY), status: 201 },
  };
}

const rate = ({ perSecond }: Phase): number => perSecond;
const latencies = (phase: Phase): readonly number[] => phase.latencies;

function judge(name: string, ours: readonly Phase[], floor: readonly Phase[], limit: number): Figure[] {
  const [mine, bare] = [median(ours.map(rate)), median(floor.map(rate))];
  return [
    { name: `${name}, to the bare route`, value: mine / bare, unit: '×', target: { atLeast: limit } },
    { name: `${name} a second`, value: mine, unit: '/s' },
    { name: `${name}: median of an answer`, value: median(ours.flatMap(latencies)), unit: 'ms' },
    { name: `${name}: 99th percentile`, value: percentile(ours.flatMap(latencies), 99), unit: 'ms' },
    {
      name: `${name}: event loop, 99th percentile`,
      value: median(ours.map(({ loop }) => loop.p99)),
      unit: 'ms',
      note: `floor ${median(floor.map(({ loop }) => loop.p99)).toFixed(1)} ms`,
    },
  ];
}

/** Shows whether the server or its sender was the one that could not go faster. */
function busyRemarks(ours: Phases, floor: Phases): string[] {
  const phases = {
    tokens: ours.tokens,
    'floor of tokens': floor.tokens,
    exchanges: ours.profiles,
    'floor of exchanges': floor.profiles,
  };
  const lines = Object.entries(phases).map(([name, taken]) => {
    const server = median(taken.map(({ loop }) => loop.utilization));
    const sender = median(taken.map(({ utilization }) => utilization));
    return `${name}: server ${toPercent(server)}, sender ${toPercent(sender)}`;
  });
  return [`Busy event loops: ${lines.join('; ')}.`];
}

function toPercent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
