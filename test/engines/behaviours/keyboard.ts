import { FIELD_NAMES, GOOD_CARD } from '../payer.ts';
import { type Declare, form } from '../scene.ts';

export function keyboard(check: Declare): void {
  check('Tab stops once at each field, in order', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await driver.click('#before');
    for (const stop of [...FIELD_NAMES, 'pay']) {
      await driver.press('Tab');
      await payer.expectFocus(stop);
    }
  });

  check('Tab and Shift+Tab pass over a disabled field', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await driver.run(() => document.querySelector('inlay-card-expiry')?.toggleAttribute('disabled', true));
    // What a frame is told comes together, after a pause.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await payer.enter('number');
    for (const [key, stop] of [
      ['Tab', 'code'],
      ['Shift+Tab', 'number'],
    ] as const) {
      await driver.press(key);
      await payer.expectFocus(stop);
    }
    await driver.run(() => document.querySelector('inlay-card-expiry')?.toggleAttribute('disabled', false));
    // What a frame is told comes together, after a pause.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await driver.press('Tab');
    await payer.expectFocus('expiry');
  });

  check('Shift+Tab goes back the same way', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await payer.enter('name');
    for (const stop of [...FIELD_NAMES.toReversed().slice(1), 'before']) {
      await driver.press('Shift+Tab');
      await payer.expectFocus(stop);
    }
  });

  check('a payer without a mouse pays: Tab, type, Enter', async ({ driver, payer, show, expectPaid }) => {
    await payer.open(show(form()));
    await driver.click('#before');
    for (const field of FIELD_NAMES) {
      await driver.press('Tab');
      await payer.expectFocus(field);
      await driver.type(GOOD_CARD[field]);
    }
    await driver.press('Enter');
    await expectPaid();
  });

  check('a click on a label leads into its field', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    for (const field of FIELD_NAMES) {
      await driver.click(`label[for="${field}"]`);
      await payer.expectFocus(field);
      await driver.type(GOOD_CARD[field]);
    }
    await payer.expectValue('number', '4111 1111 1111 1111');
    await payer.expectValue('name', 'Ada Fields');
  });

  check('a button of the page that focuses a field leads the keys there', async ({ driver, payer, show }) => {
    const button = `<button id="go" onclick="document.querySelector('inlay-card-expiry').focus()">Go</button>`;
    await payer.open(show(form() + button));
    await driver.click('#go');
    await payer.expectFocus('expiry');
    await driver.type('0731');
    await payer.expectValue('expiry', '07 / 31');
  });
}
