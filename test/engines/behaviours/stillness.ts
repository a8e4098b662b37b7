import { expect } from 'vitest';
import type { Driver } from '../driver.ts';
import type { Declare, Scene } from '../scene.ts';

/** A page that shows a sliver of the field, spreads its text, and writes down how far it was scrolled. */
const CUT = `<style>
  #sliver { width: 40px; height: 60px; overflow: hidden }
  #far { width: 6000px }
  inlay-card-number { letter-spacing: 60px; --inlay-padding: 0 }
</style>
<button id="elsewhere">Elsewhere</button>
<div id="sliver"><div id="far"><inlay-fields><inlay-card-number id="number"></inlay-card-number></inlay-fields></div></div>
<script>
  window.places = new Set();
  const note = () => places.add(sliver.scrollLeft);
  sliver.addEventListener('scroll', note);
  setInterval(note, 5);
</script>`;

/** Where the page was scrolled to since this was asked last, beside the place where it put itself. */
async function placesOf(driver: Driver): Promise<readonly number[]> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  return driver.run(() => {
    const { places } = window as unknown as { places: Set<number> };
    const seen = [...places].filter((place) => place !== 0).toSorted((a, b) => a - b);
    places.clear();
    return seen;
  });
}

/** The page asks for the focus, and for the start of its sliver. */
async function leaveAndComeBack(driver: Driver, how: 'element' | 'iframe'): Promise<void> {
  await driver.click('#elsewhere');
  await driver.run(() => {
    (document.querySelector('#sliver') as HTMLElement).scrollLeft = 0;
    (window as unknown as { places: Set<number> }).places.clear();
  });
  const selector = how === 'element' ? '#number' : '#number iframe';
  await driver.run((target) => (document.querySelector(target) as HTMLElement).focus(), selector);
}

/** All that such a page sees of a number: key by key, edited, and come back to in each way. */
async function watch({ driver, payer, show }: Scene, number: string): Promise<readonly (readonly number[])[]> {
  const seen: (readonly number[])[] = [];
  const step = async (act: () => Promise<void>): Promise<void> => {
    await act();
    seen.push(await placesOf(driver));
  };
  await payer.open(show(CUT));
  await driver.click('#sliver');
  await driver.type(number[0] ?? '');
  await placesOf(driver);
  await step(() => driver.type(number.slice(1, 4)));
  await step(() => driver.type(number.slice(4)));
  await step(() => driver.press('ArrowLeft', 'ArrowLeft', 'Backspace', 'ArrowLeft', 'Delete'));
  await step(() => driver.press('Control+a'));
  await step(() => driver.type(number));
  for (const how of ['element', 'iframe'] as const) {
    await step(() => leaveAndComeBack(driver, how));
    await step(() => driver.type('1'));
  }
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
