import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEVELOPMENT, type Site, startSite } from '../e2e/site.ts';
import type { Driver, Engine } from './driver.ts';
import { Payer } from './payer.ts';
import { type ShopPages, startShopPages } from './shop-pages.ts';

/** An engine in front of a real vault on one site, the demo shop and plain pages on another. */
export interface Scene {
  readonly engine: Engine;
  readonly driver: Driver;
  readonly payer: Payer;
  readonly site: Site;
  readonly pages: ShopPages;
  /** Serves a page whose head has the vault's script. @returns its address */
  readonly show: (body: string, options?: PageOptions) => string;
  /** Waits for the next form that is posted. */
  readonly expectPosted: () => Promise<URLSearchParams>;
  /** The next form that is posted has a token, which the vault authorizes a payment with. */
  readonly expectPaid: () => Promise<URLSearchParams>;
}

export interface PageOptions {
  /** Default: English, from left to right. */
  readonly root?: string;
  /** What the head has beside the script. */
  readonly head?: string;
  /** Default: the one of the scene. */
  readonly vault?: string;
  /** Default: that of development. */
  readonly publishableKey?: string;
}

/** Declares a test of a behaviour: `firefox: Enter submits the form`. */
export type Declare = (
  sentence: string,
  body: (scene: Scene) => Promise<void>,
  options?: { readonly retry?: number },
) => void;

const results = new URL('../../test-results/engines/', import.meta.url);

/**
 * Declares the tests of an engine. Where it can't start there are none, and a sentence says so, unless
 * `INLAY_TEST_ENGINES=required`: then that is a failure.
 */
export async function inEngine(engine: Engine, declareTests: (declare: Declare) => void): Promise<void> {
  const missing = await engine.missing();
  if (missing !== undefined) {
    const sentence = `${engine.name}: not tested, since ${missing} is not installed.`;
    process.stderr.write(`${sentence}\n`);
    if (process.env['INLAY_TEST_ENGINES'] === 'required') test(`${engine.name}: is there`, () => expect.fail(sentence));
    return;
  }
  let scene: Scene;
  const started = performance.now();
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const site = await startSite();
    ends.push(site.stop);
    const pages = await startShopPages();
    ends.push(pages.close);
    const driver = await engine.start();
    ends.push(driver.close);
    scene = makeScene(engine, driver, site, pages);
  });
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
    process.stderr.write(`${engine.name}: ${Math.round((performance.now() - started) / 1000)} s\n`);
  });
  declareTests((sentence, body, options = {}) => {
    const name = `${engine.name}: ${sentence}`;
    test(name, options, async ({ onTestFailed }) => {
      onTestFailed(() => keepPicture(scene.driver, name));
      await body(scene);
    });
  });
}

/** Keeps what the window shows beside the results. */
async function keepPicture(driver: Driver, name: string): Promise<void> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 5_000));
  const picture = await Promise.race([driver.screenshot().catch(() => undefined), late]);
  if (!picture) return;
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL(`${name.replace(/\W+/g, '-')}.png`, results), picture);
}

function makeScene(engine: Engine, driver: Driver, site: Site, pages: ShopPages): Scene {
  let seen = 0;
  const expectPosted = async (): Promise<URLSearchParams> => {
    await expect.poll(() => pages.posted.length).toBe(seen + 1);
    // A browser that is sent elsewhere while it still goes there loses its way.
    await expect.poll(() => driver.run(() => document.title)).toBe('Posted');
    return pages.posted[seen++] as URLSearchParams;
  };
  return {
    engine,
    driver,
    payer: new Payer(driver),
    site,
    pages,
    show: (body, options = {}) => pages.show(toPage(body, { vault: site.vault, ...options })),
    expectPosted,
    async expectPaid() {
      const form = await expectPosted();
      const { status, body } = await site.call('POST', `/cardpayments/v1/accounts/${DEVELOPMENT.account}/auths`, {
        merchantRefNum: crypto.randomUUID(),
        amount: 1_000,
        card: { paymentToken: form.get('singleUseToken') },
      });
      expect([status, body['status'], body['card']?.lastDigits]).toEqual([200, 'COMPLETED', '1111']);
      return form;
    },
  };
}

function toPage(body: string, options: PageOptions): string {
  const { root = 'lang="en"', head = '', vault = '', publishableKey = DEVELOPMENT.publishableKey } = options;
  return `<!doctype html><html ${root}><meta charset="utf-8"><title>Shop</title>${head}
<script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${publishableKey}"></script>
${body}</html>`;
}

/** The four fields. @param attributes of each of them */
export function fields(attributes = 'required'): string {
  return `<inlay-fields>
<label for="number">Card number</label><inlay-card-number id="number" ${attributes}></inlay-card-number>
<label for="expiry">Expiry date</label><inlay-card-expiry id="expiry" ${attributes}></inlay-card-expiry>
<label for="code">Security code</label><inlay-card-code id="code" ${attributes}></inlay-card-code>
<label for="name">Name on card</label><inlay-cardholder-name id="name" ${attributes}></inlay-cardholder-name>
</inlay-fields>`;
}

/** A form that posts, with an input of the page's own before the fields and a button behind. */
export function form(content = fields()): string {
  return `<form id="form" method="post" action="/paid"><input id="before" name="before" aria-label="Before">
${content}<button id="pay">Pay</button></form>`;
}

/** One group of these fields, each labelled by its name: `iban` is `<inlay-iban id="iban" required>`. */
export function groupOf(...tags: readonly string[]): string {
  const each = (tag: string): string => {
    const [name] = tag.split(' ');
    return `<label for="${name}">${name}</label><inlay-${tag} id="${name}" required></inlay-${name}>`;
  };
  return `<inlay-fields>${tags.map(each).join('\n')}</inlay-fields>`;
}
