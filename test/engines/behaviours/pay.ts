import { expect } from 'vitest';
import { GOOD_CARD } from '../payer.ts';
import { type Declare, form } from '../scene.ts';

export function paying(check: Declare): void {
  check('a card typed in a plain form is authorized, and the receipt shows it', async ({ driver, payer, site }) => {
    await payer.open(`${site.shop}/checkout`);
    const contact = {
      email: 'ada@example.com',
      name: 'Ada Fields',
      street: '1 Queen Street',
      zip: 'M5H',
      city: 'Toronto',
    };
    await driver.run((given) => {
      for (const [id, value] of Object.entries(given)) (document.getElementById(id) as HTMLInputElement).value = value;
    }, contact);
    await payer.fill();
    await driver.click('form button.primary');
    await payer.expectText('.receipt', 'Visa ending in 1111');
    await payer.expectText('.receipt', 'MATCH');
  });

  check('the form posts a token and nothing of the card', async ({ driver, payer, show, expectPaid }) => {
    await payer.open(show(form()));
    await payer.fill();
    const before = await driver.run(() => [...new FormData(document.querySelector('form') as HTMLFormElement).keys()]);
    expect(before).toEqual(['before']);
    await driver.click('#pay');
    const posted = await expectPaid();
    expect([...posted.keys()]).toEqual(['before', 'singleUseToken']);
    expect(posted.get('singleUseToken')).toMatch(/^SC[0-9A-Za-z]{22}$/);
    expect(posted.toString()).not.toContain(GOOD_CARD.number.slice(-8));
  });
}
