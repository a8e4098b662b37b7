import { expect, type Page } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { enterAll, openElements, serveElements } from './every-element.ts';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

/** What WCAG 1.4.12 says that a reader may set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
}

/** Texts that are longer or higher than their place: placeholders and values in frames, labels and messages around. */
async function cutTexts(page: Page): Promise<string[]> {
  const inside = page
    .frames()
    .slice(1)
    .map((frame) =>
      frame.evaluate(() => {
        const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
        return [...document.querySelectorAll<HTMLInputElement>('input:not([tabindex="-1"])')].flatMap((input) => {
          const { font, letterSpacing, paddingInline } = getComputedStyle(input);
          Object.assign(context, { font, letterSpacing });
          const text = input.value || input.placeholder;
          const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(text);
          const room = input.clientWidth - 2 * Number.parseFloat(paddingInline || '0');
          const { height, bottom } = input.getBoundingClientRect();
          const isCut =
            width > room + 1 || actualBoundingBoxAscent + actualBoundingBoxDescent > height || bottom > innerHeight + 1;
          return isCut ? [`${input.name}: ${text}`] : [];
        });
      }),
    );
  const around = page.evaluate(() =>
    [...document.querySelectorAll('inlay-fields *')].flatMap((element) =>
      [...(element.shadowRoot?.querySelectorAll('[part=label], [part=hint], [part=error]') ?? [])]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
        .map((part) => `${element.localName}: ${part.textContent}`),
    ),
  );
  return [...(await Promise.all(inside)).flat(), ...(await around)];
}

for (const [what, width, height] of [
  ['at 200 %', 640, 450],
  ['on 320 pixels', 320, 640],
] as const) {
  test(`${what} the refused checkout scrolls only down, and no text is cut`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    const checkout = new Checkout(page);
    await checkout.open(`${site.shop}/checkout`);
    await checkout.fillContact();
    await checkout.fillCard({ number: '4111111111111112' });
    await checkout.payButton().press('Enter');
    await expect(page.locator('inlay-fields :state(invalid)')).toHaveCount(4);
    await expectNoSidewaysScroll(page);
    await expect.poll(() => cutTexts(page)).toEqual([]);
  });

  test(`${what} every element has room for long German words`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const family of ['card', 'bank'] as const) {
      const served = await serveElements(site, { family, root: 'lang="de"' });
      await openElements(page, served.url);
      await page.evaluate(() => {
        for (const field of document.querySelectorAll('inlay-fields > *')) {
          field.setAttribute('label', 'Kontoverbindungsbestätigungsnummer der Kreditkartengesellschaft');
          field.setAttribute(
            'error',
            'Die Kontoverbindungsbestätigungsnummer ist leider nicht vollständig angegeben worden.',
          );
        }
        for (const card of document.querySelectorAll('inlay-card')) card.setAttribute('layout', 'auto');
      });
      // Words reach the frames after a pause, and lines break once more.
      await page.waitForTimeout(400);
      await expectNoSidewaysScroll(page);
      await expect.poll(() => cutTexts(page)).toEqual([]);
      await enterAll(page);
      await expectNoSidewaysScroll(page);
      await expect.poll(() => cutTexts(page)).toEqual([]);
      served.close();
    }
  });
}

test('wider letters and lines, as a reader sets them, cut nothing and reach the text inside the frames', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 375, height: 700 });
  const served = await serveElements(site, { family: 'card', head: `<style>${SPACING}</style>` });
  await openElements(page, served.url);
  const input = page.frameLocator('inlay-card-number > iframe').locator('input').first();
  await expect(input, 'as an input of the page has it').toHaveCSS('letter-spacing', '1.6px');
  await expectNoSidewaysScroll(page);
  await expect.poll(() => cutTexts(page)).toEqual([]);
  served.close();
});

test('whatever can be pointed at is 24 pixels high or more', async ({ page, site }) => {
  const served = await servePage(
    site,
    '<style>body { font: 13px/1.4 sans-serif }</style>',
    `<form method="post"><inlay-fields><inlay-card-number label="Number"></inlay-card-number><inlay-card layout="stack"></inlay-card>
      <inlay-account-type></inlay-account-type></inlay-fields></form>`,
  );
  await page.goto(served.url);
  const number = page.frameLocator('inlay-card-number > iframe').locator('input').first();
  await number.fill('4970100000000006');
  await expect(page.getByRole('radio').first()).toBeVisible();
  const targets = [page.locator('[part=frame]'), page.locator('[part=networks] label')];
  for (const target of (await Promise.all(targets.map((all) => all.all()))).flat()) {
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  }
  const rows = page.frameLocator('inlay-card > iframe').locator('input:visible');
  const tops = await rows.evaluateAll((inputs) => inputs.map((input) => input.getBoundingClientRect().top));
  const apart = tops.slice(1).map((top, index) => top - (tops[index] ?? 0));
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(24);
  served.close();
});
