import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Field, openField } from './field.ts';
import { checkInit, emptyDatabase, raceInit } from './race-init.ts';
import { checkRecovery, openRecoverers } from './race-recovery.ts';
import { RULES } from './rules.ts';
import { openWay, type SetUp, type Way } from './set-ups.ts';

const ROUNDS = 30;
/** Rounds at the same time: requests of several rounds compete in the servers and wait for the same connections. */
const AT_ONCE = 3;
const OPEN_PAYMENTS = 15;
/** The number of leases that both vaults must have wanted at once, and the most attempts. */
const CONTESTED = 30;
const TURNS = 60;

/** Runs all rounds. @returns the number of rounds that broke the rule, with some examples */
async function play(atOnce: number, round: () => Promise<readonly string[]>) {
  const broken: string[] = [];
  let rounds = 0;
  const runner = async () => {
    while (rounds < ROUNDS) {
      rounds += 1;
      const words = await round();
      if (words.length > 0) broken.push(words.join('; '));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runner));
  return { rounds, broken: broken.length, suchAs: broken.slice(0, 3) };
}

const HELD = { rounds: ROUNDS, broken: 0, suchAs: [] };

/** Races for every rule in one set-up. */
export function raceSuite(setUp: SetUp): void {
  describe(setUp.name, () => {
    races(setUp);
    initRace(setUp);
    recoveryRace(setUp);
  });
}

/** Races two servers for every rule of a profile, a token and a payment. */
export function races(setUp: SetUp): void {
  describe(`two servers ${setUp.name}`, () => {
    let way: Way | undefined;
    let field: Field | undefined;

    beforeAll(async () => {
      way = await openWay(setUp);
      field = await openField({ url: way.direct, environment: way.environment });
    }, 30_000);

    afterAll(async () => {
      await field?.close();
      await way?.stop();
    }, 30_000);

    test.each(RULES.map((rule) => [rule.name, rule] as const))(
      '%s',
      async (_name, rule) => {
        const ground = field as Field;
        ground.faults.length = 0;
        expect(await play(AT_ONCE, () => rule.play(ground))).toEqual(HELD);
        expect(ground.faults).toEqual([]);
      },
      60_000,
    );
  });
}

function initRace(setUp: SetUp): void {
  test('if two inits race on an empty database, exactly one succeeds', async () => {
    const way = await openWay(setUp);
    onTestFinished(() => way.stop());
    // Both processes run the same program; a compile cache halves the start of later rounds.
    const cache = mkdtempSync(join(tmpdir(), 'inlay-compiled-'));
    onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
    const quick = { ...way, environment: { ...way.environment, NODE_COMPILE_CACHE: cache } };
    const round = async () => {
      const words = await checkInit(way, await raceInit(quick));
      await emptyDatabase(way);
      return words;
    };
    expect(await play(1, round)).toEqual(HELD);
  }, 120_000);
}

function recoveryRace(setUp: SetUp): void {
  test('if two servers look for open payments, each payment is looked up by one of them, once per lease', async () => {
    const way = await openWay(setUp);
    onTestFinished(() => way.stop());
    const recoverers = await openRecoverers(setUp, way);
    onTestFinished(() => recoverers.close());
    const ids = await recoverers.leaveOpen(OPEN_PAYMENTS);
    let leases = 0;
    while (recoverers.contested() < CONTESTED && leases < TURNS) {
      leases += 1;
      recoverers.pass();
      await recoverers.recover(false);
      expect(await checkRecovery(recoverers, ids, { leases, status: 'RECEIVED' })).toEqual([]);
    }
    expect(recoverers.contested()).toBeGreaterThanOrEqual(CONTESTED);
    recoverers.pass();
    await recoverers.recover(true);
    expect(await checkRecovery(recoverers, ids, { leases: leases + 1, status: 'COMPLETED' })).toEqual([]);
  }, 60_000);
}
