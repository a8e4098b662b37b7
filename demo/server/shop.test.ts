import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningShop, startShop } from '../main.ts';
import { authorize, DEVELOPMENT, makeToken, startVault, type TestVault } from './start-vault.test-support.ts';
import { CONTACT, type Visit, Visitor } from './visitor.test-support.ts';
import { freePort } from './free-port.ts';

let vault: TestVault;
let shop: RunningShop;
const lines: string[] = [];

beforeAll(async () => {
  vault = await startVault();
  shop = await startShop({ ...DEVELOPMENT, vault: vault.vault, port: 0, report: (line) => lines.push(line) });
});

afterAll(async () => {
  await shop.close();
  await vault.stop();
});

/** What the page says beside its labels. */
function words({ html }: Visit): string {
  return html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function authCode({ html }: Visit): string {
  return /Authorization<\/dt><dd><code>(\d{6})</.exec(html)?.[1] ?? 'none';
}

async function pay(visitor: Visitor, page: Visit, token: string): Promise<Visit> {
  return visitor.post('/pay', { ...CONTACT, order: page.order, singleUseToken: token });
}

test('a token pays an order, and the receipt tells the card and the security code', async () => {
  const visitor = new Visitor(shop.url);
  const receipt = await pay(visitor, await visitor.get('/checkout'), await makeToken(vault.vault));
  expect(receipt.path).toMatch(/^\/receipt\/[\w-]{22}$/);
  expect(words(receipt)).toMatch(
    /Paid \$148\.00 Card Visa ending in 1111 Expires 12\/2030 Authorization \d{6} .* MATCH/,
  );
});

test('a wrong security code shows on the receipt', async () => {
  const visitor = new Visitor(shop.url);
  const receipt = await pay(visitor, await visitor.get('/checkout'), await makeToken(vault.vault, '666'));
  expect(words(receipt)).toContain('Security code NO_MATCH');
});

test('two posts of one order at once make one payment', async () => {
  const visitor = new Visitor(shop.url);
  const page = await visitor.get('/checkout');
  const tokens = await Promise.all([makeToken(vault.vault), makeToken(vault.vault)]);
  const [first, second] = await Promise.all(tokens.map((token) => pay(visitor, page, token)));
  expect(authCode(first as Visit)).toMatch(/^\d{6}$/);
  expect(authCode(second as Visit)).toBe(authCode(first as Visit));
});

test('a paid order is not paid again: a late post and Back both lead to its receipt', async () => {
  const visitor = new Visitor(shop.url);
  const page = await visitor.get('/checkout');
  const receipt = await pay(visitor, page, await makeToken(vault.vault));
  const again = await pay(visitor, page, await makeToken(vault.vault));
  expect([again.path, authCode(again)]).toEqual([receipt.path, authCode(receipt)]);
  expect((await visitor.get('/checkout')).path).toBe(receipt.path);
});

test('a payment whose answer was lost counts as paid, when the vault knows its reference', async () => {
  const visitor = new Visitor(shop.url);
  const page = await visitor.get('/checkout');
  await authorize(vault.vault, `${page.order}-1`, await makeToken(vault.vault));
  const receipt = await pay(visitor, page, await makeToken(vault.vault));
  expect(words(receipt)).toContain('Authorization made earlier');
});

test('a used token asks for the card again, and keeps what was typed', async () => {
  const visitor = new Visitor(shop.url);
  const token = await makeToken(vault.vault);
  await pay(visitor, await visitor.get('/checkout'), token);
  const page = await pay(visitor, await visitor.post('/orders', {}), token);
  expect(page.path).toBe('/checkout');
  expect(words(page)).toContain('Please enter the card again.');
  expect(page.html).toContain('value="ada@example.com"');
});

test.each([
  ['declined', 'Your bank declined this payment.'],
  ['funds', 'There is not enough money on this card.'],
])('an order that is %s is kept, and the same card can be tried again', async (scenario, sentence) => {
  const visitor = new Visitor(shop.url);
  const page = await visitor.get(`/checkout?try=${scenario}`);
  for (const _attempt of [1, 2]) {
    const refused = await pay(visitor, page, await makeToken(vault.vault));
    expect([refused.path, refused.order]).toEqual(['/checkout', page.order]);
    expect(words(refused)).toContain(sentence);
  }
});

test('a processor that failed is never taken for one that paid', async () => {
  const visitor = new Visitor(shop.url);
  const page = await visitor.get('/checkout?try=outage');
  for (const _attempt of [1, 2]) {
    const refused = await pay(visitor, page, await makeToken(vault.vault));
    expect(words(refused)).toContain('We could not reach our payment service.');
  }
});

test('a shopper who saw a refusal can go on to an order that is taken', async () => {
  const visitor = new Visitor(shop.url);
  const refused = await visitor.get('/checkout?try=declined');
  expect((await visitor.get('/checkout')).order).toBe(refused.order);
  const page = await visitor.get('/checkout?try=paid');
  expect(words(page)).not.toContain('Sandbox discount');
  expect((await pay(visitor, page, await makeToken(vault.vault))).path).toMatch(/^\/receipt\//);
});

test('gift wrap is paid for', async () => {
  const visitor = new Visitor(shop.url);
  const { order } = await visitor.get('/checkout');
  const singleUseToken = await makeToken(vault.vault);
  const receipt = await visitor.post('/pay/gift', { ...CONTACT, order, singleUseToken });
  expect(words(receipt)).toContain('Paid $156.00');
});

test('a second purchase is paid with the stored card, once however often it is posted', async () => {
  const visitor = new Visitor(shop.url);
  const first = await pay(visitor, await visitor.get('/checkout'), await makeToken(vault.vault));
  const [second, twin] = await Promise.all([
    visitor.post('/pay/stored', { order: first.order }),
    visitor.post('/pay/stored', { order: first.order }),
  ]);
  expect(words(second)).toContain('Security code NOT_PROCESSED');
  expect(authCode(second)).toMatch(/^\d{6}$/);
  expect(authCode(second)).not.toBe(authCode(first));
  expect(authCode(twin)).toBe(authCode(second));
  const again = await visitor.post('/pay/stored', { order: first.order });
  expect([again.path, authCode(again)]).toEqual([second.path, authCode(second)]);
});

test("nobody pays with another shopper's card, or sees the receipt", async () => {
  const visitor = new Visitor(shop.url);
  const receipt = await pay(visitor, await visitor.get('/checkout'), await makeToken(vault.vault));
  const stranger = new Visitor(shop.url);
  expect((await stranger.get(receipt.path)).status).toBe(404);
  expect((await stranger.post('/pay/stored', { order: receipt.order })).path).toBe('/checkout');
});

test('without a token, or with a contact that is incomplete, nothing is asked of the vault', async () => {
  const visitor = new Visitor(shop.url);
  const { order } = await visitor.get('/checkout');
  expect(words(await visitor.post('/pay', { ...CONTACT, order }))).toContain('We did not receive a card.');
  const page = await visitor.post('/pay', { ...CONTACT, email: 'ada', order, singleUseToken: 'SCx' });
  expect(page.html).toContain('aria-describedby="email-error"');
});

test('an order that the shop forgot starts again with what was typed', async () => {
  const visitor = new Visitor(shop.url);
  const page = await visitor.post('/pay', { ...CONTACT, name: '<b>"Ada"', order: 'gone', singleUseToken: 'SCx' });
  expect(words(page)).toContain('We lost track of your order');
  expect(page.html).toContain('value="&lt;b&gt;&quot;Ada&quot;"');
  expect(words(await pay(visitor, page, await makeToken(vault.vault)))).toContain('Thank you');
});

test('a cancelled order is gone', async () => {
  const visitor = new Visitor(shop.url);
  const { order } = await visitor.get('/checkout');
  expect(words(await visitor.post('/cancel', { order }))).toContain('Your order was cancelled.');
  expect((await visitor.get('/checkout')).order).not.toBe(order);
});

test('a script pays with the same rules', async () => {
  const visitor = new Visitor(shop.url);
  const { order } = await visitor.get('/app');
  const body = { ...CONTACT, order, singleUseToken: await makeToken(vault.vault) };
  const { status, answer } = await visitor.postJson('/api/pay', body);
  expect(status).toBe(200);
  expect(answer['receipt']).toMatchObject({ brand: 'Visa', lastDigits: '1111', securityCode: 'MATCH', amount: 14_800 });
  const next = answer['next'] as { order: string };
  expect((await visitor.postJson('/api/pay/stored', next)).answer['receipt']).toMatchObject({ lastDigits: '1111' });
});

test('a script is told no with a status and a sentence', async () => {
  const visitor = new Visitor(shop.url);
  const { order } = await visitor.get('/app?try=declined');
  const body = { ...CONTACT, order, singleUseToken: await makeToken(vault.vault) };
  const { status, answer } = await visitor.postJson('/api/pay', body);
  expect(status).toBe(402);
  expect(answer['problem']).toMatchObject({ title: 'Your bank declined this payment.' });
  expect((await visitor.postJson('/api/pay', { order: 'gone' })).status).toBe(409);
});

test('pages allow scripts and frames of the vault, no inline ones, and keep the secret key', async () => {
  const visitor = new Visitor(shop.url);
  for (const path of ['/', '/checkout', '/checkout/own-listener', '/app']) {
    const { html, headers } = await visitor.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`frame-src ${vault.vault};`);
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
    expect(html).not.toContain('test-api');
  }
});

test('what the shop reports names no token and nobody', () => {
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join('\n')).not.toMatch(/SC\w{22}|ada@|Lovelace|1111/);
});

test('a taken port gives way to the next free one, with a word', async () => {
  const said: string[] = [];
  const port = Number(new URL(shop.url).port);
  const second = await startShop({ ...DEVELOPMENT, vault: vault.vault, port, report: (line) => said.push(line) });
  await second.close();
  const open = Number(new URL(second.url).port);
  expect(open).toBeGreaterThan(port);
  expect(said).toEqual([`Port ${port} is taken, so the shop uses ${open}.`]);
});

test('a vault that is down loses nothing: the order waits with all that was typed', async () => {
  const nowhere = `http://127.0.0.1:${await freePort(0)}`;
  const away = await startShop({ ...DEVELOPMENT, vault: nowhere, port: 0, report: () => {} });
  const visitor = new Visitor(away.url);
  const page = await visitor.get('/checkout');
  const refused = await pay(visitor, page, 'SCanything');
  await away.close();
  expect([refused.status, refused.path, refused.order]).toEqual([200, '/checkout', page.order]);
  expect(words(refused)).toContain('We could not reach our payment service. Your order is safe.');
  expect(refused.html).toContain('value="Ada Lovelace"');
});
