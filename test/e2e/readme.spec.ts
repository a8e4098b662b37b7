import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { Checkout } from './checkout.ts';
import { DEVELOPMENT, test } from './site.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The code blocks of a language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1] as string,
  );
}

test('the page of the README takes a card, and the commands of the README use its token', async ({ page, site }) => {
  const html = (blocks('html')[0] as string)
    .replaceAll('https://vault.example', site.vault)
    .replaceAll('pk_live_…', DEVELOPMENT.publishableKey);
  let posted = '';
  const shop = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (posted += chunk.toString()));
    response.setHeader('content-type', 'text/html');
    response.end(
      request.method === 'POST' ? '<h1>Paid</h1>' : `<!doctype html><html lang="en"><title>Shop</title>${html}`,
    );
  });
  shop.listen(0, 'localhost');
  await once(shop, 'listening');
  const checkout = new Checkout(page);
  await checkout.open(`http://localhost:${(shop.address() as AddressInfo).port}/`);
  await checkout.fillCard();
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible();
  shop.close();
  const token = new URLSearchParams(posted).get('singleUseToken');
  expect(token).toMatch(/^SC/);

  const [, exchange = '', authorize = ''] = (blocks('sh')[1] as string).split('\n\n');
  const run = (command: string): Record<string, any> => {
    const script = `V=${site.vault}\n${command.replace('curl ', 'curl -s ')}`;
    return JSON.parse(execFileSync('bash', ['-c', script]).toString());
  };
  const profile = run(exchange.replace('SC…', String(token)));
  expect(profile['cards'][0]).toMatchObject({ lastDigits: '1111', status: 'ACTIVE' });
  expect(run(authorize.replace('C…', profile['cards'][0].paymentToken))).toMatchObject({
    status: 'COMPLETED',
    amount: 1000,
  });
});

test('every link and picture of the README leads somewhere', () => {
  const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
    .map((match) => match[1] as string)
    .filter((target) => !target.startsWith('http'));
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => !existsSync(new URL(`../../${target}`, import.meta.url)))).toEqual([]);
});

test('the two commands of the README are scripts of the project', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const names = [...(blocks('sh')[0] as string).matchAll(/^npm (?:run )?(\w+)/gm)].map((match) => match[1] as string);
  expect(names).toEqual(['start', 'test']);
  for (const name of names) expect(scripts[name]).toBe(`node scripts/run.mjs ${name}`);
});
