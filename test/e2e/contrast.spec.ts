import { expect, type Page } from '@playwright/test';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const FORM = `<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style>
  <form method="post" action="/paid"><inlay-fields><inlay-card-expiry label="Expiry" required></inlay-card-expiry></inlay-fields></form>`;

type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** Text and placeholder as the frame paints them, the ground as the page does. */
async function colorsOf(
  page: Page,
): Promise<{ readonly text: Color; readonly placeholder: Color; readonly ground: Color }> {
  const input = page.frameLocator('inlay-card-expiry > iframe').locator('input').first();
  const inside = await input.evaluate((element) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    const paint = (color: string) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data] as unknown as Color;
    };
    const placeholder = getComputedStyle(element, '::placeholder');
    const [red, green, blue, alpha] = paint(placeholder.color);
    return {
      text: paint(getComputedStyle(element).color),
      placeholder: [red, green, blue, alpha * Number(placeholder.opacity)] as const,
    };
  });
  const ground = await page.locator('inlay-card-expiry [part=frame]').evaluate((box) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    for (const color of [getComputedStyle(document.documentElement), getComputedStyle(box)].map(
      (style) => style.backgroundColor,
    )) {
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data] as unknown as Color;
  });
  return { ...inside, ground };
}

function contrast(over: Color, under: Color): number {
  const alpha = over[3] / 255;
  const seen = [0, 1, 2].map((channel) => (over[channel] ?? 0) * alpha + (under[channel] ?? 0) * (1 - alpha));
  const [light = 0, dark = 0] = [luminance(seen), luminance(under)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Of a color in sRGB, by WCAG. */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const theme of ['', 'soft', 'line', 'contrast']) {
  test(`text and placeholder in the frame stand out, in the ${theme || 'own'} look, by day and night, right and wrong`, async ({
    page,
    site,
  }) => {
    const head = theme && `<link rel="stylesheet" href="${site.vault}/themes/${theme}.css">`;
    const served = await servePage(site, head, FORM);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(served.url);
    await expect(page.locator('inlay-fields:state(ready)')).toBeVisible();
    for (const state of ['right', 'wrong']) {
      if (state === 'wrong') await page.locator('form').evaluate((form: HTMLFormElement) => form.requestSubmit());
      if (state === 'wrong') await expect(page.locator(':state(invalid)')).toBeVisible();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(async () => {
          const { text, placeholder, ground } = await colorsOf(page);
          expect(contrast(text, ground), `${state} text, ${colorScheme}`).toBeGreaterThanOrEqual(4.5);
          expect(contrast(placeholder, ground), `${state} placeholder, ${colorScheme}`).toBeGreaterThanOrEqual(4.5);
        }).toPass({ timeout: 3_000 });
      }
    }
    served.close();
  });
}
