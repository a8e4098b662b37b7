import type { Browser, Page } from 'playwright';
import { CARD_FORM, type CardField } from '../browser/card-field.ts';
import { fieldFrame } from '../browser/fields-of.ts';
import { onStage } from '../browser/on-stage.ts';
import { openRelay } from '../browser/relay.ts';
import type { Figure, Report, Samples } from '../report/report.ts';
import { median, spreadOf } from '../report/spread.ts';
import { freePort } from '../server/free-port.ts';
import type { PartOptions } from './part.ts';

/** A phone far from the city. */
const LINK = { roundTrip: 150, kilobits: 1_600 };
const FIELDS: readonly CardField[] = CARD_FORM.slice(0, 3);
/** The page, how many times slower its processor is, and how a reader knows it. */
const VARIANTS = [
  ['/whole', 1, ''],
  ['/whole', 4, ', processor 4 × slower'],
  ['/ahead', 1, ', the tokenizer’s frame in the markup'],
  ['/ahead', 4, ', the tokenizer’s frame in the markup, processor 4 × slower'],
] as const;
/** Milliseconds between two looks at the page. */
const LOOK = 5;

/** How long three fields take on a slow link until a payer can type into all of them, from the navigation on. */
export async function measureSlowLink({ quick }: PartOptions): Promise<Report> {
  const rounds = quick ? 1 : 10;
  const figures: Figure[] = [];
  const samples: Samples[] = [];
  return onStage(async ({ vault, site, browser }) => {
    const relay = await openRelay(await freePort(), Number(new URL(vault.origin).port), LINK);
    for (const [path, throttle, at] of VARIANTS) {
      const url = site.page(path, relay.origin, relay.origin, FIELDS);
      const taken: number[] = [];
      for (let round = -1; round < rounds; round += 1) {
        const milliseconds = await untilUsable(browser, url, throttle);
        if (round >= 0) taken.push(milliseconds);
      }
      const target = at === '' ? { target: { atMost: 600 } } : {};
      figures.push({ name: `Three fields usable${at}`, value: median(taken), unit: 'ms', ...target });
      samples.push({ name: `navigation to usable${at}`, unit: 'ms', spread: spreadOf(taken) });
    }
    await relay.close();
    return {
      title: 'Fields on a slow link',
      figures,
      samples,
      remarks: [
        `${LINK.kilobits / 1_000} Mbit/s down for all connections together and ${LINK.roundTrip} ms of round trip to the vault; the page itself comes at once.`,
        'Usable: a visible, enabled input in each of the three frames. HTTP/1.1 without TLS, Brotli as the vault sends it.',
      ],
    };
  });
}

/** One load with a cold cache. */
async function untilUsable(browser: Browser, url: string, throttle: number): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const start = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    while (!(await areUsable(page))) await new Promise((resolve) => setTimeout(resolve, LOOK));
    return performance.now() - start;
  } finally {
    await context.close();
  }
}

/** The frames are asked from outside, since no page can look into them. */
async function areUsable(page: Page): Promise<boolean> {
  const look = async (field: CardField): Promise<boolean> => {
    try {
      const frame = fieldFrame(page, field);
      return await frame.evaluate(`(() => {
        const input = document.querySelector('input');
        return Boolean(input && !input.disabled && input.checkVisibility());
      })()`);
    } catch {
      return false;
    }
  };
  return (await Promise.all(FIELDS.map(look))).every(Boolean);
}
