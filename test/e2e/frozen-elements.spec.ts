import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { build } from 'vite';
import { type FrozenPackages, installFrozen } from '../upgrades/frozen-packages.ts';
import { Checkout } from './checkout.ts';
import { startProgram } from './program.ts';
import { DEVELOPMENT, test } from './site.ts';

const RELEASES = readdirSync(fileURLToPath(new URL('../upgrades/fixtures', import.meta.url)));

const CARD = { number: '4111111111111111', expiry: '1230', code: '111' } as const;

/** A checkout page, in German: its words come from a module that the script loads when it needs it. */
function checkoutPage(vault: string, script: string): string {
  const { publishableKey } = DEVELOPMENT;
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Kasse</title>
    <script ${script} data-vault="${vault}" data-publishable-key="${publishableKey}"></script></head>
    <body><form method="post" action="/pay">
      <inlay-fields vault="${vault}" publishable-key="${publishableKey}">
        <inlay-card-number required></inlay-card-number>
        <inlay-card-expiry required></inlay-card-expiry>
        <inlay-card-code required></inlay-card-code>
      </inlay-fields>
      <button>Zahlen</button>
    </form></body></html>`;
}

/** Serves a page at `/` and the files of a folder, on another site than the vault. What a script loads is under `parts`. */
async function serveShop(html: string, folder?: string) {
  const server = createServer((request, response) => {
    const path = request.url?.replace('/parts/', '/inlay-parts/') ?? '/';
    const file = folder && join(folder, path);
    if (path.endsWith('.js') && file && existsSync(file)) {
      response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
    } else {
      response.setHeader('content-type', 'text/html').end(html);
    }
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Presses Pay. @returns the token that the form posts */
async function pay(page: Page): Promise<string> {
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.url().endsWith('/pay')),
    page.getByRole('button', { name: 'Zahlen' }).click(),
  ]);
  return new URLSearchParams(request.postData() ?? '').get('singleUseToken') ?? '';
}

/** Stores the card of a token and charges it, as the server of a merchant. */
async function storeAndCharge(vault: string, singleUseToken: string): Promise<void> {
  const call = async (path: string, body: object) => {
    const authorization = `Basic ${Buffer.from(DEVELOPMENT.secretKey).toString('base64')}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(vault + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  };
  const id = `frozen ${singleUseToken}`;
  const profile = await call('/customervault/v1/profiles', { merchantCustomerId: id, card: { singleUseToken } });
  expect(profile.cards).toMatchObject([{ lastDigits: '1111', cardExpiry: { month: 12, year: 2030 } }]);
  const payment = { merchantRefNum: id, amount: 1000, card: { paymentToken: profile.cards[0].paymentToken } };
  expect(await call(`/cardpayments/v1/accounts/${DEVELOPMENT.account}/auths`, payment)).toMatchObject({
    status: 'COMPLETED',
  });
}

/** Bundles the elements as an app does that took them from npm. @returns the folder that has `app.js` */
async function bundle({ folder }: FrozenPackages): Promise<string> {
  writeFileSync(join(folder, 'app.js'), `import '@inlay/elements/define';`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: 'built', rolldownOptions: { input: 'app.js', output: { entryFileNames: '[name].js' } } },
  });
  return join(folder, 'built');
}

for (const release of RELEASES) {
  test.describe(`the elements of ${release}`, () => {
    let frozen: FrozenPackages;

    test.beforeAll(() => {
      frozen = installFrozen(release);
    });

    test.afterAll(() => frozen.remove());

    test('pay with the vault of this release, from the script that a shop keeps itself', async ({ page, site }) => {
      const shop = await serveShop(checkoutPage(site.vault, 'src="/inlay.js"'), join(frozen.elements, 'dist'));
      const checkout = new Checkout(page);
      await page.goto(shop.url);
      await checkout.fillCard(CARD);
      await expect(checkout.input('number')).toHaveAccessibleName('Kartennummer');
      await storeAndCharge(site.vault, await pay(page));
      shop.stop();
    });

    test('pay with the vault of this release, from an app that took them by npm', async ({ page, site }) => {
      const shop = await serveShop(checkoutPage(site.vault, 'type="module" src="/app.js"'), await bundle(frozen));
      await page.goto(shop.url);
      await new Checkout(page).fillCard(CARD);
      await storeAndCharge(site.vault, await pay(page));
      shop.stop();
    });

    test('pay after an upgrade from a page that was loaded before it', async ({ page }) => {
      const start = (inlay: string, port: string) =>
        startProgram([inlay, 'dev', '--port', port], { TMPDIR: frozen.folder });
      const old = await start(frozen.inlay, '0');
      const vault = old.origin;
      const shop = await serveShop(checkoutPage(vault, `src="${vault}/inlay.js"`));
      await page.goto(shop.url);
      await new Checkout(page).fillCard(CARD);
      // A polite end would wait for the connections that the browser keeps.
      await old.kill('SIGKILL');
      const upgraded = await start('packages/vault/bin/inlay.mjs', new URL(vault).port);
      await storeAndCharge(vault, await pay(page));
      await upgraded.kill('SIGKILL');
      shop.stop();
    });
  });
}
