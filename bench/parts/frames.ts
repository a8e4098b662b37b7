import type { Browser } from 'playwright';
import { ALL_FIELDS } from '../browser/pages.ts';
import { onStage } from '../browser/on-stage.ts';
import { openRelay, type Relay } from '../browser/relay.ts';
import type { Site } from '../browser/start-site.ts';
import type { Figure, Report, Samples } from '../report/report.ts';
import { median, spreadOf } from '../report/spread.ts';
import { freePort } from '../server/free-port.ts';
import type { PartOptions } from './part.ts';

const COUNT = ALL_FIELDS.length + 1;

/** The page, what tells the time in it, and how a reader knows it. */
const VARIANTS = {
  floor: { path: '/floor', clock: 'measure()', name: `floor: ${COUNT} empty frames` },
  cold: { path: '/cold', clock: 'measure()', name: `${ALL_FIELDS.length} fields and the tokenizer at once` },
  early: { path: '/early', clock: 'measure()', name: `${ALL_FIELDS.length} fields, tokenizer started before` },
  wholeFloor: { path: '/whole-floor', clock: 'ready', name: `page of ${COUNT} empty frames, no script` },
  whole: { path: '/whole', clock: 'ready', name: 'page with the script tag and the fields' },
} as const;

type Variant = keyof typeof VARIANTS;
const NAMES = Object.keys(VARIANTS) as Variant[];

interface Sample {
  readonly milliseconds: number;
  readonly documents: number;
}

/** How long the fields take to be ready, beside as many empty frames. */
export async function measureFrames({ quick }: PartOptions): Promise<Report> {
  const rounds = quick ? 2 : 20;
  const figures: Figure[] = [];
  const samples: Samples[] = [];
  return onStage(async ({ vault, site, browser }) => {
    for (const roundTrip of quick ? [0] : [0, 40]) {
      const vaultRelay = await openRelay(await freePort(), Number(new URL(vault.origin).port), { roundTrip });
      const floorRelay = await openRelay(await freePort(), site.port, { roundTrip });
      const taken = await interleave(rounds, (variant) => load(browser, site, variant, vaultRelay, floorRelay));
      figures.push(...judge(taken, roundTrip));
      for (const variant of NAMES) {
        const spread = spreadOf(taken[variant].map(({ milliseconds }) => milliseconds));
        samples.push({ name: `${VARIANTS[variant].name}, round trip ${roundTrip} ms`, unit: 'ms', spread });
      }
      await vaultRelay.close();
      await floorRelay.close();
    }
    return {
      title: 'Fields ready',
      figures,
      samples,
      remarks: [`Chromium ${browser.version()} only; the number of requests in other engines is not measured here.`],
    };
  });
}

/** Takes each variant once a round, in a rotating order. The first round warms browser and servers up and is dropped. */
async function interleave(
  rounds: number,
  take: (variant: Variant) => Promise<Sample>,
): Promise<Record<Variant, Sample[]>> {
  const taken: Record<Variant, Sample[]> = { floor: [], cold: [], early: [], wholeFloor: [], whole: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const offset of NAMES.keys()) {
      const variant = NAMES[(round + offset) % NAMES.length] as Variant;
      const sample = await take(variant);
      if (round > 0) taken[variant].push(sample);
    }
  }
  return taken;
}

/** One load in a fresh context, hence with a cold cache. */
async function load(browser: Browser, site: Site, variant: Variant, vault: Relay, floor: Relay): Promise<Sample> {
  const { path, clock } = VARIANTS[variant];
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    vault.reset();
    await page.goto(site.page(path, vault.origin, floor.origin));
    const milliseconds = await page.evaluate<number>(clock);
    const frames = page.frames().length - 1;
    if (frames !== COUNT) throw new Error(`${path} has ${frames} frames instead of ${COUNT}.`);
    const documents = vault.traffic().requests.filter((request) => request.startsWith('GET /frames/')).length;
    return { milliseconds, documents };
  } finally {
    await context.close();
  }
}

function judge(taken: Record<Variant, Sample[]>, roundTrip: number): Figure[] {
  const middle = (variant: Variant): number => median(taken[variant].map(({ milliseconds }) => milliseconds));
  const most = (variant: Variant): number => Math.max(...taken[variant].map(({ documents }) => documents));
  const at = `round trip ${roundTrip} ms`;
  return [
    {
      name: `All frames at once, to the floor, ${at}`,
      value: middle('cold') / middle('floor'),
      unit: '×',
      target: { atMost: 1.25 },
    },
    {
      name: `Tokenizer started early, to the floor, ${at}`,
      value: middle('early') / middle('floor'),
      unit: '×',
      target: { atMost: 0.75 },
      note: 'the clock starts 100 ms after the tokenizer frame ran',
    },
    {
      name: `Whole page from navigation, to a page of empty frames, ${at}`,
      value: middle('whole') / middle('wholeFloor'),
      unit: '×',
      note: 'the script is loaded too; the floor has none',
    },
    {
      name: `Requests for all frames' documents, tokenizer first, ${at}`,
      value: most('early'),
      unit: '',
      target: { atMost: 1 },
      note: 'most in any load',
    },
    { name: `The same, all at once, ${at}`, value: Math.max(most('cold'), most('whole')), unit: '' },
  ];
}
