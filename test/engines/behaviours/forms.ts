import { expect } from 'vitest';
import { frameOf } from '../payer.ts';
import { type Declare, fields, form } from '../scene.ts';

export function forms(check: Declare): void {
  check('a reset of the form empties the fields, and they still pay', async ({ driver, payer, show, expectPaid }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '5105105105105100', expiry: '1131', code: '999', name: 'Nobody' });
    await driver.run(() => (document.querySelector('form') as HTMLFormElement).reset());
    await payer.expectEmpty();
    await payer.fill();
    await driver.click('#pay');
    await expectPaid();
  });

  check('a disabled field takes no key, by itself or by its fieldset', async ({ driver, payer, show }) => {
    await payer.open(show(form(`<fieldset>${fields()}</fieldset>`)));
    for (const selector of ['inlay-card-expiry', 'fieldset']) {
      const disable = (at: string, disabled: boolean): void => {
        (document.querySelector(at) as HTMLFieldSetElement).disabled = disabled;
      };
      await driver.run(disable, selector, true);
      // What a frame is told comes together, after a pause.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await driver.click(frameOf('expiry'));
      await driver.type('0731');
      await driver.run(disable, selector, false);
      // What a frame is told comes together, after a pause.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await payer.expectEmpty();
    }
    await payer.fill({ expiry: '1230' });
    await payer.expectValue('expiry', '12 / 30');
  });

  check('an empty required field stops the submit and gets the focus', async ({ driver, payer, show, pages }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '4111111111111111' });
    const before = pages.posted.length;
    await driver.click('#pay');
    await payer.expectFocus('expiry');
    await driver.type('12');
    await payer.expectValue('expiry', '12 / ');
    expect(pages.posted.length).toBe(before);
    expect(await driver.run(() => document.title)).toBe('Shop');
  });
}
