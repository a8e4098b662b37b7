import { expect } from '@playwright/test';
import { type Canary, findNumber, makeCanary, readFolder, recordMessages } from './canary.ts';
import { Checkout } from './checkout.ts';
import { type Site, test } from './site.ts';

/** Everything that a value might have leaked into. */
function sweep(canary: Canary, site: Site, seen: string, urls: readonly string[]): Record<string, string[]> {
  const places = {
    messages: seen,
    urls: urls.join('\n'),
    vault: site.vaultProgram.output(),
    shop: site.shopProgram.output(),
    store: readFolder(site.storeFolder),
  };
  return Object.fromEntries(Object.entries(places).map(([place, text]) => [place, findNumber(canary, text)]));
}

const CLEAN = { messages: [], urls: [], vault: [], shop: [], store: [] };

test('a card that is typed, refused, mended, posted and paid with leaves no trace of its number', async ({
  page,
  site,
}) => {
  const seenByPage = await recordMessages(page);
  const urls: string[] = [];
  const bodies: string[] = [];
  page.on('request', (request) => {
    urls.push(request.url());
    if (request.url().startsWith(site.shop)) bodies.push(request.postData() ?? '');
  });
  const canary = makeCanary();
  const checkout = new Checkout(page);
  await checkout.open(`${site.shop}/checkout`);
  await checkout.fillContact();
  await checkout.fillCard({ number: canary.number, expiry: '0121', code: canary.code, name: 'Ada Fields' });
  await checkout.pay();
  await expect(checkout.element('expiry')).toContainText('expired');
  await checkout.fillCard({ expiry: '1230' });
  await checkout.pay();
  await expect(checkout.receipt()).toBeVisible();
  expect(seenByPage()).toContain('inlay-alive');
  expect(seenByPage()).toContain('inlay-token');
  expect(readFolder(site.storeFolder)).toContain('ada@example.com');
  expect(sweep(canary, site, seenByPage(), urls)).toEqual(CLEAN);
  expect(findNumber(canary, bodies.join('\n'))).toEqual([]);
  expect(findNumber(canary, await page.content())).toEqual([]);
});

test('the sweep catches a page that is told the number, and an address, a log and a store that hold it', async ({
  page,
  site,
}) => {
  const seenByPage = await recordMessages(page);
  const canary = makeCanary();
  await page.goto(`${site.shop}/checkout`);
  await page.evaluate((number) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {};
    port2.postMessage({ value: number });
    window.postMessage(
      `number ${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8, 12)} ${number.slice(12)}`,
      '*',
    );
  }, canary.number);
  await expect.poll(() => findNumber(canary, seenByPage()).length).toBeGreaterThan(1);
  // The one id that a merchant chooses is kept in the clear.
  const body = { merchantCustomerId: canary.number, locale: 'en_US' };
  expect((await site.call('POST', '/customervault/v1/profiles', body)).status).toBe(201);
  const output = () => `level=info body={"cardNum":"${canary.number}"}`;
  const leaking: Site = {
    ...site,
    vaultProgram: { ...site.vaultProgram, output },
    shopProgram: { ...site.shopProgram, output },
  };
  const found = sweep(canary, leaking, seenByPage(), [`${site.shop}/pay?number=${canary.number}`]);
  expect(Object.keys(found)).toEqual(Object.keys(CLEAN));
  expect(Object.entries(found).filter(([, forms]) => forms.length === 0)).toEqual([]);
  expect(findNumber(canary, Buffer.from(`x${canary.number}`).toString('base64'))).not.toEqual([]);
  expect(findNumber(canary, Buffer.from(canary.number).toString('hex'))).not.toEqual([]);
});

test('a token request that the vault refuses echoes nothing', async ({ site }) => {
  const canary = makeCanary();
  const wrong = `${canary.number.slice(0, -1)}${(Number(canary.number.at(-1)) + 1) % 10}`;
  const answers = [
    await site.call('POST', '/customervault/v1/singleusetokens', {
      card: { cardNum: wrong, cardExpiry: { month: 1, year: 2020 }, cvv: canary.number },
    }),
    await site.call('POST', '/customervault/v1/singleusetokens', {
      card: { cardNum: Number(canary.number), cardExpiry: canary.number },
    }),
    await site.call('GET', `/customervault/v1/profiles/x?fields=${canary.number}`),
    await site.call('POST', '/customervault/v1/profiles', {
      merchantCustomerId: 'x',
      [canary.number]: canary.number,
      locale: canary.number,
    }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(findNumber(canary, JSON.stringify(body))).toEqual([]);
    expect(JSON.stringify(body)).not.toContain(wrong);
  }
  expect(findNumber(canary, site.vaultProgram.output())).toEqual([]);
});
