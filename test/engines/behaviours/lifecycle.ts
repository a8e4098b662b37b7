import { expect } from 'vitest';
import { type Declare, fields, form } from '../scene.ts';

export function lifecycle(check: Declare): void {
  check('fields that were taken out and put back are empty, and pay', async ({ driver, payer, show, expectPaid }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '5105105105105100' });
    await driver.run(async () => {
      const group = document.querySelector('inlay-fields') as HTMLElement;
      const next = group.nextSibling;
      group.remove();
      // Not in the same task.
      await new Promise((resolve) => setTimeout(resolve, 50));
      next?.before(group);
    });
    await payer.ready();
    await payer.expectEmpty();
    await payer.fill();
    await driver.click('#pay');
    await expectPaid();
  });

  check('fields that were moved to another place are empty, and pay', async ({ driver, payer, show, expectPaid }) => {
    await payer.open(show(form(`${fields()}<section></section>`)));
    await payer.fill({ number: '5105105105105100' });
    await driver.run(() =>
      document.querySelector('section')?.append(document.querySelector('inlay-fields') as Element),
    );
    await payer.ready();
    await payer.expectEmpty();
    await payer.fill();
    await driver.press('Enter');
    await expectPaid();
  });

  check(
    'fields in a shadow root of the page take stops and keys, and pay',
    async ({ driver, payer, show, expectPaid }) => {
      const script = `<script>document.querySelector('x-checkout').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(form())};</script>`;
      await driver.open(show(`<x-checkout></x-checkout>${script}`));
      const isReady = (): Promise<boolean> =>
        driver.run(() => {
          const root = document.querySelector('x-checkout')?.shadowRoot;
          return root?.querySelector('inlay-fields')?.matches(':state(ready)') ?? false;
        });
      await expect.poll(isReady).toBe(true);
      const typeInto = async (title: string, text: string): Promise<void> => {
        await expect
          .poll(() => driver.run(() => (document.activeElement as HTMLIFrameElement | null)?.title ?? ''))
          .toBe(title);
        await driver.type(text);
      };
      await driver.click('iframe[title="Card number"]');
      await typeInto('Card number', '4111111111111111');
      await driver.press('Tab');
      await typeInto('Expiry date', '1230');
      await driver.press('Tab');
      await typeInto('Security code', '111');
      await driver.press('Tab');
      await typeInto('Name on card', 'Ada Fields');
      await payer.expectValue('number', '4111 1111 1111 1111');
      await driver.click('iframe[title="Name on card"]');
      await driver.press('Enter');
      await expectPaid();
    },
  );
}
