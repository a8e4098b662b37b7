import { expect, type FrameLocator, type Page, test as base } from '@playwright/test';
import { BROWSER_ERRORS } from '@inlay/protocol';
import { inlay, install, type Installation, serve, type Served, uninstall } from '../../crash/vault-process.ts';
import { type HostileServer, startHostileServer } from './hostile-shop.ts';
import { collectLoot, findDigits, VICTIM } from './loot.ts';

export interface Scene {
  readonly vault: string;
  readonly installation: Installation;
  /** A second key of the same tenant, for the same pages. */
  readonly otherKey: string;
  /** A key for the pages of somebody else. */
  readonly strangersKey: string;
  readonly shop: HostileServer;
  /** A party of its own, on another port. */
  readonly third: HostileServer;
  readonly output: () => string;
}

async function createKey({ config }: Installation, ...options: string[]): Promise<string> {
  const { output } = await inlay(['keys', 'create', '--publishable', '--config', config, ...options]);
  return /^Publishable key +(\S+)/m.exec(output)?.[1] ?? output;
}

export const test = base.extend<{ cart: Cart }, { scene: Scene }>({
  scene: [
    // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs, and this one needs nothing.
    async ({}, use) => {
      const installation = await install();
      const served: Served = await serve(installation);
      const [shop, third] = [await startHostileServer(), await startHostileServer()];
      await use({
        vault: served.url,
        installation,
        otherKey: await createKey(installation, '--loopback'),
        strangersKey: await createKey(installation, '--origin', 'https://stranger.example'),
        shop,
        third,
        output: served.output,
      });
      await Promise.all([served.end('SIGKILL'), shop.close(), third.close()]);
      uninstall(installation);
    },
    { scope: 'worker' },
  ],
  cart: async ({ page, scene }, use) => use(new Cart(page, scene)),
});

const FIELDS = { number: 'inlay-card-number', expiry: 'inlay-card-expiry', code: 'inlay-card-code' } as const;

/** A hostile checkout and the payer in front of it. */
export class Cart {
  readonly page: Page;
  readonly scene: Scene;

  constructor(page: Page, scene: Scene) {
    this.page = page;
    this.scene = scene;
  }

  /** @param before stands before the script of the vault, `after` behind the fields */
  async open({ before = '', after = '', early = '' } = {}): Promise<void> {
    const { vault, installation, shop } = this.scene;
    shop.pages.set(
      '/checkout',
      `${before}<script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${installation.publishableKey}"></script>
      ${early}<form method="post" action="/pay"><inlay-fields>
      <inlay-card-number required></inlay-card-number><inlay-card-expiry required></inlay-card-expiry>
      <inlay-card-code required></inlay-card-code></inlay-fields><button>Pay</button></form>${after}`,
    );
    await this.page.goto(`${shop.origin}/checkout`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.page.locator('inlay-fields:state(ready)')).toBeAttached();
  }

  frame(field: keyof typeof FIELDS): FrameLocator {
    return this.page.frameLocator(`form ${FIELDS[field]} > iframe`);
  }

  /** Types key by key, as a payer does. */
  async type(...fields: (keyof typeof FIELDS)[]): Promise<void> {
    for (const field of fields.length > 0 ? fields : (['number', 'expiry', 'code'] as const)) {
      await this.frame(field).locator('input').click();
      await this.page.keyboard.type(VICTIM[field]);
    }
  }

  /** A token, or the code of why there is none. */
  async tokenize(): Promise<string> {
    return this.page.evaluate(async () => {
      const fields = document.querySelector('form inlay-fields') as unknown as {
        tokenize(): Promise<{ token: string }>;
      };
      return fields.tokenize().then(
        ({ token }) => token,
        (error: { code?: string }) => String(error.code),
      );
    });
  }

  /** Nobody learned a digit, and the payment works. */
  async expectUnharmed(): Promise<void> {
    expect(await this.tokenize()).toMatch(/^SC[0-9A-Za-z]{22}$/);
    await this.expectClean();
  }

  /** Nobody learned a digit, and the payment works or fails in a way that a page can tell the payer. */
  async expectSafe(): Promise<void> {
    const outcome = await this.tokenize();
    if (!outcome.startsWith('SC')) expect(Object.keys(BROWSER_ERRORS)).toContain(outcome);
    await this.expectClean();
  }

  async expectClean(): Promise<void> {
    const { vault, shop, third, output } = this.scene;
    const loot = await collectLoot(this.page, vault);
    expect(loot, 'the spy is awake').toContain('inlay-alive');
    expect(findDigits(loot)).toEqual([]);
    expect(findDigits([...shop.log, ...third.log].join('\n'))).toEqual([]);
    expect(findDigits(output())).toEqual([]);
  }
}
