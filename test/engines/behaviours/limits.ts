import { expect } from 'vitest';
import { GOOD_CARD } from '../payer.ts';
import { type Declare, form, groupOf } from '../scene.ts';

export function limits(check: Declare): void {
  check('fields pay on a page with the strictest policy', async ({ driver, payer, site, show, expectPaid }) => {
    const policy = [
      `default-src 'none'; script-src ${site.vault}; frame-src ${site.vault}; base-uri 'none'`,
      `require-trusted-types-for 'script'; trusted-types 'none'`,
    ].join('; ');
    await payer.open(show(form(), { head: `<meta http-equiv="Content-Security-Policy" content="${policy}">` }));
    await driver.run(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
    });
    await payer.fill();
    expect(await driver.run(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([]);
    await driver.click('#pay');
    await expectPaid();
  });

  check('of two groups on a page each pays with its own card', async ({ driver, payer, show, expectPaid }) => {
    const other = groupOf('card-number', 'card-expiry', 'card-code');
    await payer.open(
      show(`<form method="post" action="/other"><input id="first" aria-label="First">${other}</form>${form()}`),
    );
    await expect.poll(() => driver.run(() => document.querySelectorAll('inlay-fields:state(ready)').length)).toBe(2);
    await payer.walk({ 'card-number': '5105105105105100', 'card-expiry': '0131', 'card-code': '999' }, '#first');
    await payer.walk(GOOD_CARD);
    await driver.click('#pay');
    await expectPaid();
  });

  check('a key that the vault does not know is told, with a button to try again', async ({ driver, show }) => {
    await driver.open(show(form(), { publishableKey: 'pk_test_nobody' }));
    const shown = (): Promise<readonly [string, string]> =>
      driver.run(() => {
        const root = document.querySelector('inlay-fields')?.shadowRoot;
        const button = root?.querySelector<HTMLElement>('[part=retry]');
        return [
          [...(root?.querySelectorAll('[part=error]') ?? [])].map(({ textContent }) => textContent).join(''),
          button?.checkVisibility() ? (button.textContent ?? '') : '',
        ] as const;
      });
    await expect
      .poll(shown, { timeout: 12_000 })
      .toEqual(['The payment fields did not load. Check the connection and reload the page.', 'Try again']);
  });
}
