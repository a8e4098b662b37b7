import { expect } from '@playwright/test';
import { servePage } from './one-page.ts';
import { test } from './site.ts';

const FORM = `<form method="post"><inlay-fields>
  <inlay-card-number label="Card number"></inlay-card-number>
  <inlay-card-expiry label="Expiry date"></inlay-card-expiry>
  <inlay-card-code label="Security code"></inlay-card-code>
</inlay-fields></form>`;

interface Compilation {
  readonly name: string;
  readonly args: { readonly data?: { readonly url?: string; readonly scriptId?: number } };
}

// V8 knows a script again by its text and by its document's base, of which the fragment is a part.
test('the frames of a page share one compiled script', async ({ page, site, browser }) => {
  const served = await servePage(site, '', FORM);
  await browser.startTracing(page, { categories: ['v8', 'devtools.timeline'] });
  await page.goto(served.url);
  await expect(page.locator('inlay-fields:state(ready)')).toBeAttached();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Compilation[] };
  const scripts = traceEvents
    .filter(({ name, args }) => name === 'v8.compile' && args.data?.url?.startsWith(`${site.vault}/frames/1/`))
    .map(({ args }) => args.data?.scriptId);
  expect(scripts).toHaveLength(4);
  expect(new Set(scripts).size).toBe(1);
  served.close();
});
