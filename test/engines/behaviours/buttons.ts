import { expect } from 'vitest';
import type { Site } from '../../e2e/site.ts';
import { fields, type Declare, form } from '../scene.ts';

export function buttons(check: Declare): void {
  check(
    'a disabled button swallows Enter, and so does a page that cancels the key',
    async ({ driver, payer, show, pages, expectPaid }) => {
      await payer.open(show(form()));
      await payer.fill();
      const before = pages.posted.length;
      const setButton = (disabled: boolean): void => {
        (document.querySelector('#pay') as HTMLButtonElement).disabled = disabled;
      };
      const enter = async (): Promise<void> => {
        await driver.run(() => {
          const heard: unknown[] = [];
          Object.assign(globalThis, { heard });
          addEventListener('keydown', ({ key, target }) => heard.push([key, (target as Element).id]));
        });
        await driver.press('Enter');
        const heard = () => driver.run(() => (globalThis as unknown as { heard: unknown[] }).heard);
        await expect.poll(heard).toEqual([['Enter', 'name']]);
        // Nothing must be posted: there is nothing to wait for.
        await new Promise((resolve) => setTimeout(resolve, 300));
      };
      await driver.run(setButton, true);
      await enter();
      await driver.run(setButton, false);
      await driver.run(() => {
        const cancel = (event: Event): void => event.preventDefault();
        const form = document.querySelector('form') as HTMLFormElement;
        form.addEventListener('keydown', cancel);
        Object.assign(form, { allow: () => form.removeEventListener('keydown', cancel) });
      });
      await enter();
      expect(pages.posted.length).toBe(before);
      await driver.run(() => (document.querySelector('form') as unknown as { allow(): void }).allow());
      await driver.press('Enter');
      await expectPaid();
    },
  );

  check(
    'a double click makes one token and posts one form',
    async ({ driver, payer, site, pages, show, expectPaid }) => {
      await payer.open(show(form()));
      await payer.fill();
      const [tokens, posts] = [tokensMade(site), pages.posted.length];
      await driver.doubleClick('#pay');
      await expectPaid();
      // Nothing more must be posted: there is nothing to wait for.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect([tokensMade(site) - tokens, pages.posted.length - posts]).toEqual([1, 1]);
    },
  );

  check(
    'a button with `formnovalidate` posts a card that is not complete, without a token',
    async ({ driver, payer, show, expectPosted }) => {
      // Above the fields: the error of the number that is left moves what is below it away from the mouse.
      await payer.open(
        show(form(`<button id="later" formnovalidate name="later" value="yes">Later</button>${fields()}`)),
      );
      await payer.fill({ number: '4111' });
      await driver.click('#later');
      expect([...(await expectPosted())]).toEqual([
        ['before', ''],
        ['later', 'yes'],
      ]);
    },
  );
}

function tokensMade(site: Site): number {
  return site.vaultProgram.output().match(/"route":"[^"]*singleusetokens[^"]*"/g)?.length ?? 0;
}
