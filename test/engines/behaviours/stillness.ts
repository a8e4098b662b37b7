import { expect } from 'vitest';
import { DEVELOPMENT } from '../../e2e/site.ts';
import type { Driver } from '../driver.ts';
import type { Declare, Scene } from '../scene.ts';

/** What such a page says to a frame: the text is spread, so that each character would show. */
const OPTIONS = {
  fields: { cardNumber: { label: 'Number', placeholder: '', description: '', required: true, invalid: false } },
  lang: 'en',
  dir: 'ltr',
  disabled: false,
  readOnly: false,
  masked: false,
  layout: 'line',
  autoAdvance: false,
  style: { base: { letterSpacing: '60px', fontFamily: 'monospace', fontSize: '16px' } },
};

/** A page that embeds a frame by itself, shows a sliver of it, and writes down how far it was scrolled. */
function cut(vault: string): string {
  return `<style>
  #sliver { width: 40px; height: 60px; overflow: hidden; position: relative }
  iframe { display: block; width: 6000px; height: 40px; border: 0 }
</style>
<button id="elsewhere">Elsewhere</button>
<div id="sliver"><iframe src="${vault}/frames/1/${DEVELOPMENT.publishableKey}#role=field&group=g&field=cardNumber"></iframe></div>
<script>
  window.places = new Set();
  const frame = document.querySelector('#sliver iframe');
  const note = () => places.add(sliver.scrollLeft);
  sliver.addEventListener('scroll', note);
  setInterval(note, 5);
  let isAsked = false;
  addEventListener('message', ({ source }) => {
    if (source !== frame.contentWindow || isAsked) return;
    isAsked = true;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { window.isConnected = true };
    source.postMessage(['inlay-rpc', 'nonce', 1, 9, ${JSON.stringify(OPTIONS)}], '${vault}', [port2]);
  });
</script>`;
}

/** Where the page was scrolled to since this was asked last, beside the place where it put itself. */
async function placesOf(driver: Driver): Promise<readonly number[]> {
  // What a key scrolls, it scrolls within a few pictures.
  await new Promise((resolve) => setTimeout(resolve, 150));
  return driver.run(() => {
    const { places } = window as unknown as { places: Set<number> };
    const seen = [...places].filter((place) => place !== 0).toSorted((a, b) => a - b);
    places.clear();
    return seen;
  });
}

/** The payer goes elsewhere, and the page brings the focus back. */
async function leaveAndComeBack(driver: Driver): Promise<void> {
  await driver.click('#elsewhere');
  await driver.run(() => {
    (document.querySelector('#sliver') as HTMLElement).scrollLeft = 0;
    (window as unknown as { places: Set<number> }).places.clear();
  });
  await driver.run(() => document.querySelector<HTMLIFrameElement>('#sliver iframe')?.focus());
}

/** All that such a page sees of a number: key by key, edited, and come back to in each way. */
async function watch({ driver, site, show }: Scene, number: string): Promise<readonly (readonly number[])[]> {
  const seen: (readonly number[])[] = [];
  const step = async (act: () => Promise<void>): Promise<void> => {
    await act();
    seen.push(await placesOf(driver));
  };
  await driver.open(show(cut(site.vault)));
  await expect.poll(() => driver.run(() => 'isConnected' in window)).toBe(true);
  // The frame needs a moment to see how much of it is seen.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await driver.click('#sliver');
  await driver.type(number[0] ?? '');
  await placesOf(driver);
  await step(() => driver.type(number.slice(1, 4)));
  await step(() => driver.type(number.slice(4)));
  await step(() => driver.press('ArrowLeft', 'ArrowLeft', 'Backspace', 'ArrowLeft', 'Delete'));
  await step(() => driver.press('Control+a'));
  await step(() => driver.type(number));
  await step(() => leaveAndComeBack(driver));
  await step(() => driver.type('1'));
  await step(async () => {
    await driver.click('#elsewhere');
    await driver.press('Tab');
  });
  await step(() => driver.type('5'));
  return seen;
}

export function stillness(check: Declare): void {
  check('a page that shows a sliver of a field learns nothing from how far it is scrolled', async (scene) => {
    const short = await watch(scene, '41117');
    const long = await watch(scene, '4539578763621');
    // Keys move nothing at all.
    for (const places of [...short.slice(0, 5), ...long.slice(0, 5)]) expect(places.length).toBeLessThanOrEqual(1);
    // Where the focus brings the page is the same for every number.
    expect(new Set(long.flat())).toEqual(new Set(short.flat()));
  });
}
