import type { ServerReport } from './control.ts';
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
  readonly server: ServerReport;
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

/** The results of each server. */
export interface Taken {
  readonly vault: Phases;
  readonly floor: Phases;
  readonly twoWorkers?: Phases;
}

/** Loads all servers in turns, every other round in the reverse order. A round before the first, a third as long, warms them up. */
export async function runRounds(sides: Sides, { connections, milliseconds, rounds }: Rounds): Promise<Taken> {
  const take = (side: Side) => ({ side, phases: noPhases() });
  const [vault, floor] = [take(sides.vault), take(sides.floor)];
  const twoWorkers = sides.twoWorkers && take(sides.twoWorkers);
  const order = [vault, floor, ...(twoWorkers ? [twoWorkers] : [])];
  let customers = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const size = { connections, milliseconds: round === 0 ? milliseconds / 3 : milliseconds };
    for (const { side, phases } of round % 2 === 0 ? order : order.toReversed()) {
      const pick = '"paymentToken":"([^"]+)"';
      const made = await runPhase(side, { ...size, ...side.tokens, bodies: [CARD_BODY], pick });
      const bodies = made.picked.map((singleUseToken) =>
        JSON.stringify({ merchantCustomerId: `customer-${customers++}`, locale: 'en_US', card: { singleUseToken } }),
      );
      const exchanged = await runPhase(side, { ...size, ...side.profiles, bodies, once: true });
      const read = await runPhase(side, { ...size, ...side.reads, bodies: [''] });
      if (round === 0) continue;
      phases.tokens.push(made);
      phases.profiles.push(exchanged);
      phases.reads.push(read);
    }
  }
  return { vault: vault.phases, floor: floor.phases, ...(twoWorkers ? { twoWorkers: twoWorkers.phases } : {}) };
}

function noPhases(): Phases {
  return { tokens: [], profiles: [], reads: [] };
}

async function runPhase({ program }: Side, load: Omit<Load, 'port'>): Promise<Phase> {
  await program.control.watch();
  const result = await sendLoad({ ...load, port: Number(new URL(program.origin).port) });
  return { ...result, server: await program.control.report() };
}
