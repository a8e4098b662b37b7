import type { CardField } from '../browser/card-field.ts';
import type { Page, Request } from 'playwright';
import { tokenize, tokenizerFrame, typeCard } from '../browser/fields-of.ts';
import { onStage } from '../browser/on-stage.ts';
import type { Report } from '../report/report.ts';
import { median, spreadOf } from '../report/spread.ts';
import type { PartOptions } from './part.ts';

const FIELDS: readonly CardField[] = ['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName'];

/** How long a click takes to become a token, beside a bare `fetch` of the same body from the same origin. */
export async function measureToken({ quick }: PartOptions): Promise<Report> {
  return onStage(async ({ vault, site, browser }) => {
    const page = await browser.newPage();
    await page.goto(site.page('/whole', vault.origin, site.origin, FIELDS));
    await page.evaluate('ready');
    await typeCard(page, FIELDS);
    const posted = await captureRequest(page);

    const tokens: number[] = [];
    const fetches: number[] = [];
    const warmUp = quick ? 1 : 10;
    for (let round = -warmUp; round < (quick ? 3 : 100); round += 1) {
      const pair = [await tokenize(page), await bareFetch(page, posted)] as const;
      if (round < 0) continue;
      tokens.push(pair[0]);
      fetches.push(pair[1]);
    }
    return {
      title: 'Click to token',
      figures: [
        {
          name: 'tokenize() of four filled fields, to the bare fetch',
          value: median(tokens) / median(fetches),
          unit: '×',
          target: { atMost: 1.5 },
        },
        { name: 'What it adds to the fetch', value: median(tokens) - median(fetches), unit: 'ms' },
      ],
      samples: [
        { name: 'tokenize() in the page', unit: 'ms', spread: spreadOf(tokens) },
        { name: 'floor: fetch in the tokenizer frame, body read', unit: 'ms', spread: spreadOf(fetches) },
      ],
      remarks: [],
    };
  });
}

interface Posted {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What the tokenizer posts: the bare fetch sends the very same. */
async function captureRequest(page: Page): Promise<Posted> {
  const posted = page.waitForRequest((request: Request) => request.method() === 'POST');
  await tokenize(page);
  const request = await posted;
  const headers = Object.entries(request.headers()).filter(([name]) =>
    /^(authorization|content-type|inlay-)/.test(name),
  );
  return { url: request.url(), headers: Object.fromEntries(headers), body: request.postData() ?? '' };
}

async function bareFetch(page: Page, posted: Posted): Promise<number> {
  return tokenizerFrame(page).evaluate(async ({ url, headers, body }) => {
    const start = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body, cache: 'no-store', credentials: 'omit' });
    const { paymentToken } = (await response.json()) as { paymentToken?: string };
    const elapsed = performance.now() - start;
    if (!paymentToken) throw new Error(`The bare fetch was answered with ${response.status}.`);
    return elapsed;
  }, posted);
}
