import { expect } from 'vitest';
import type { Site } from '../../e2e/site.ts';
import { type Declare, form, groupOf } from '../scene.ts';

export function methods(check: Declare): void {
  check('a whole card in one frame pays', async ({ driver, payer, show, expectPaid }) => {
    await payer.open(show(form(groupOf('card fields="cardNumber cardExpiry cardCode cardholderName"'))));
    await driver.click('#before');
    for (const text of ['4111111111111111', '1230', '111', 'Ada Fields']) {
      await driver.press('Tab');
      await payer.expectStop('card');
      await driver.type(text);
    }
    await driver.press('Enter');
    await expectPaid();
  });

  check('month and year that are chosen, and a postal code, pay', async ({ driver, payer, show, expectPaid }) => {
    const tags = ['card-number', 'card-expiry-month as="select"', 'card-expiry-year as="select"', 'card-code'];
    await payer.open(show(form(groupOf(...tags, 'postal-code'))));
    await payer.walk({
      'card-number': '4111111111111111',
      'card-expiry-month': '12',
      'card-expiry-year': '2030',
      'card-code': '111',
      'postal-code': 'M5H 2N2',
    });
    await driver.press('Enter');
    await expectPaid();
  });

  check('an IBAN becomes a bank account', async ({ driver, payer, show, site, expectPosted }) => {
    await payer.open(show(form(groupOf('iban', 'account-holder-name'))));
    await payer.walk({ iban: 'de89370400440532013000', 'account-holder-name': 'Ada Fields' });
    await driver.press('Enter');
    expect(await keep(site, 'sepaBankAccount', await expectPosted())).toMatchObject({
      lastDigits: '00',
      accountHolderName: 'Ada Fields',
    });
  });

  check(
    'an account number that was not repeated rightly is told, and becomes a bank account once it is mended',
    async ({ driver, payer, show, site, pages, expectPosted }) => {
      const tags = ['routing-number', 'account-number', 'account-number-confirmation', 'account-type'];
      await payer.open(show(form(groupOf(...tags, 'account-holder-name'))));
      await payer.walk({
        'routing-number': '021000021',
        'account-number': '9876543210',
        'account-number-confirmation': '9876543211',
        'account-type': 'Savings',
        'account-holder-name': 'Ada Fields',
      });
      const before = pages.posted.length;
      await driver.press('Enter');
      const told = (): Promise<string> =>
        driver.run(
          () =>
            document.getElementById('account-number-confirmation')?.shadowRoot?.querySelector('[part~="error"]')
              ?.textContent ?? '',
        );
      await expect.poll(told).toBe('The account numbers are not the same.');
      await payer.expectStop('account-number-confirmation');
      expect(pages.posted.length).toBe(before);
      await driver.press('End', 'Backspace');
      await driver.type('0');
      await driver.press('Enter');
      expect(await keep(site, 'achBankAccount', await expectPosted())).toMatchObject({
        accountType: 'SAVINGS',
        routingNumber: '021000021',
        lastDigits: '10',
      });
    },
  );
}

/** Spends a token of a bank account on a profile. @returns what the vault keeps of the account */
async function keep(site: Site, kind: string, posted: URLSearchParams): Promise<unknown> {
  const { status, body } = await site.call('POST', '/customervault/v1/profiles', {
    merchantCustomerId: crypto.randomUUID(),
    [kind]: { singleUseToken: posted.get('singleUseToken') },
  });
  expect(status).toBe(201);
  return body[`${kind}s`][0];
}
