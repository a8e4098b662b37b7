import { type EventLoop, readEventLoop, watchEventLoop } from './event-loop.ts';
import { type Load, type LoadResult, sendLoad } from './load.ts';
import type { Side, Sides } from './side.ts';

const CARD_BODY = JSON.stringify({
  card: {
    cardNum: '4111111111111111',
    cvv: '123',
    cardExpiry: { month: 12, year: 2030 },
    holderName: 'Ada Example',
    billingAddress: { street: '100 Queen Street', city: 'Toronto', country: 'CA', zip: 'M5H2N2' },
  },
});

export interface Phase extends LoadResult {
  readonly loop: EventLoop;
}

/** What one server did, a phase for each round. */
export interface Phases {
  readonly tokens: Phase[];
  readonly profiles: Phase[];
  readonly reads: Phase[];
}

export interface Rounds {
  readonly connections: number;
  readonly milliseconds: number;
  readonly rounds: number;
}

/** Loads the vault and its floor in turns. A round before the first, a third as long, warms both up. */
export async function runRounds(
  sides: Sides,
  { connections, milliseconds, rounds }: Rounds,
): Promise<{ readonly vault: Phases; readonly floor: Phases }> {
  const taken = { vault: noPhases(), floor: noPhases() };
  let customers = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const size = { connections, milliseconds: round === 0 ? milliseconds / 3 : milliseconds };
    for (const name of ['vault', 'floor'] as const) {
      const side = sides[name];
      const pick = '"paymentToken":"([^"]+)"';
      const made = await runPhase(side, { ...size, ...side.tokens, bodies: [CARD_BODY], pick });
      const bodies = made.picked.map((singleUseToken) =>
        JSON.stringify({ merchantCustomerId: `customer-${customers++}`, locale: 'en_US', card: { singleUseToken } }),
      );
      const exchanged = await runPhase(side, { ...size, ...side.profiles, bodies, once: true });
      const read = await runPhase(side, { ...size, ...side.reads, bodies: [''] });
      if (round === 0) continue;
      taken[name].tokens.push(made);
      taken[name].profiles.push(exchanged);
      taken[name].reads.push(read);
    }
  }
  return taken;
}

function noPhases(): Phases {
  return { tokens: [], profiles: [], reads: [] };
}

async function runPhase({ program }: Side, load: Omit<Load, 'port'>): Promise<Phase> {
  watchEventLoop(program);
  const result = await sendLoad({ ...load, port: Number(new URL(program.origin).port) });
  return { ...result, loop: await readEventLoop(program) };
}
