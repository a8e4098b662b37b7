import type { Frame, Page } from 'playwright';
import { fieldFrame } from '../browser/fields-of.ts';
import { onStage } from '../browser/on-stage.ts';
import type { Figure, Report, Samples } from '../report/report.ts';
import { median, spreadOf } from '../report/spread.ts';
import type { PartOptions } from './part.ts';

const DIGITS = '4111111111111111';
/** Milliseconds between two keys: each is handled and painted before the next. */
const PAUSE = 30;
/** How many times slower the processor is made, and what a key may cost then. */
const SPEEDS = [
  { throttle: 1, limit: 1.5 },
  { throttle: 4, limit: 8 },
];

/** Milliseconds to the end of the listeners: from the browser's keydown, and from the frame's first listener. */
type Key = readonly [fromKeydown: number, inFrame: number];

/** What a key costs in the card number field, beside an input without any formatting in a frame of its own. */
export async function measureKeystroke({ quick }: PartOptions): Promise<Report> {
  const rounds = quick ? 1 : 15;
  const figures: Figure[] = [];
  const samples: Samples[] = [];
  return onStage(async ({ vault, site, browser }) => {
    const page = await browser.newPage();
    await page.goto(site.page('/keys', vault.origin, site.origin.replace('localhost', '127.0.0.1'), ['cardNumber']));
    await page.evaluate('ready');
    const field = fieldFrame(page, 'cardNumber');
    const bare = page.frames().find((frame) => frame.url().endsWith('/input'));
    if (!bare) throw new Error('The page has no bare input.');
    for (const frame of [field, bare]) await watchKeys(frame);

    for (const { throttle, limit } of SPEEDS) {
      for (const frame of [field, bare]) await setThrottle(frame, throttle);
      const [inField, inBare] = [[] as Key[], [] as Key[]];
      for (let round = -1; round < rounds; round += 1) {
        const [ofField, ofBare] = [await typeNumber(page, field), await typeNumber(page, bare)];
        if (round < 0) continue;
        inField.push(...ofField);
        inBare.push(...ofBare);
      }
      figures.push(...judge(inField, inBare, throttle, limit));
      samples.push(...describe(inField, inBare, throttle));
    }
    return {
      title: 'A keystroke',
      figures,
      samples,
      remarks: ['The clock of a frame ticks every 0.1 ms, so a median is no finer than that.'],
    };
  });
}

const fromKeydown = (keys: readonly Key[]): number[] => keys.map(([milliseconds]) => milliseconds);
const inFrame = (keys: readonly Key[]): number[] => keys.map(([, milliseconds]) => milliseconds);

function judge(field: readonly Key[], bare: readonly Key[], throttle: number, limit: number): Figure[] {
  const at = speed(throttle);
  const [mine, floor] = [median(fromKeydown(field)), median(fromKeydown(bare))];
  return [
    { name: `Keydown to handled, card number${at}`, value: mine, unit: 'ms', target: { atMost: limit } },
    { name: `To a bare input${at}`, value: mine / floor, unit: '×', target: { atMost: 1.3 } },
    { name: `What the field adds${at}`, value: median(inFrame(field)) - median(inFrame(bare)), unit: 'ms' },
  ];
}

function describe(field: readonly Key[], bare: readonly Key[], throttle: number): Samples[] {
  const at = speed(throttle);
  return [
    { name: `card number${at}`, unit: 'ms', spread: spreadOf(fromKeydown(field)) },
    { name: `floor: bare input${at}`, unit: 'ms', spread: spreadOf(fromKeydown(bare)) },
    { name: `card number, from the first listener${at}`, unit: 'ms', spread: spreadOf(inFrame(field)) },
    { name: `floor: bare input, from the first listener${at}`, unit: 'ms', spread: spreadOf(inFrame(bare)) },
  ];
}

function speed(throttle: number): string {
  return throttle === 1 ? '' : `, processor ${throttle} × slower`;
}

/**
 * Records, in a frame, the time from the browser's keydown to the end of the last `input` listener and its microtasks.
 * The page's listeners came first, so this one on the window comes last.
 */
async function watchKeys(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const handled: [number, number][] = [];
    Object.assign(globalThis, { handled });
    let pressed = 0;
    let dispatched = 0;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp;
        dispatched = performance.now();
      },
      true,
    );
    addEventListener('input', (event) => {
      if (event.inputType !== 'insertText') return;
      queueMicrotask(() => {
        const now = performance.now();
        handled.push([now - pressed, now - dispatched]);
      });
    });
  });
}

async function typeNumber(page: Page, frame: Frame): Promise<Key[]> {
  await frame.locator('input').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await frame.evaluate('handled.length = 0');
  await page.keyboard.type(DIGITS, { delay: PAUSE });
  await page.waitForTimeout(100);
  const handled = await frame.evaluate<Key[]>('handled');
  if (handled.length !== DIGITS.length) throw new Error(`${handled.length} of ${DIGITS.length} keys were handled.`);
  return handled;
}

async function setThrottle(frame: Frame, rate: number): Promise<void> {
  const session = await frame.page().context().newCDPSession(frame);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}
