import { expect } from 'vitest';
import { FIELDS, frameOf } from '../payer.ts';
import { type Declare, form } from '../scene.ts';

export function editing(check: Declare): void {
  check('a number is grouped and an expiry gets its slash while they are typed', async ({ payer, show }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '378282246310005', expiry: '731' });
    await payer.expectValue('number', '3782 822463 10005');
    await payer.expectValue('expiry', '07 / 31');
  });

  check(
    'a number that is cleared and typed anew takes its digits and nothing else',
    async ({ driver, payer, show }) => {
      await payer.open(show(form()));
      await payer.fill({ number: '5105' });
      await driver.press('Control+a', 'Delete');
      await driver.type('4x11-1 1a1');
      await payer.expectValue('number', '4111 11');
    },
  );

  check('a number that was copied elsewhere is pasted and grouped', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await driver.click('#before');
    await driver.type('5105-1051.0510 5100');
    await driver.press('Control+a', 'Control+c');
    await payer.enter('number');
    await driver.press('Control+v');
    await payer.expectValue('number', '5105 1051 0510 5100');
  });

  check('an edit in the middle keeps the caret where the payer is', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '411111222233' });
    await driver.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Backspace');
    await driver.type('98');
    const read = (): Promise<unknown> =>
      driver.runIn(
        frameOf('number'),
        (selector) => {
          const input = document.querySelector(selector) as HTMLInputElement;
          return [input.value, input.selectionStart, input.selectionEnd];
        },
        FIELDS.number.input,
      );
    await expect.poll(read).toEqual(['4111 1198 2223 3', 9, 9]);
  });

  check('a wrong number is told once it is left, in the page and in its frame', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '4111111111111112' });
    await driver.press('Tab');
    await payer.expectFocus('expiry');
    const shown = (): Promise<string> =>
      driver.run(() => {
        const field = document.querySelector('inlay-card-number');
        if (!field?.matches(':state(invalid)')) return '';
        return field.shadowRoot?.querySelector('[part~="error"]')?.textContent ?? '';
      });
    await expect.poll(shown).not.toBe('');
    const told = await driver.runIn(
      frameOf('number'),
      (selector) => {
        const input = document.querySelector(selector) as HTMLInputElement;
        const described = document.getElementById(input.getAttribute('aria-describedby') ?? '');
        return [input.getAttribute('aria-invalid'), described?.textContent];
      },
      FIELDS.number.input,
    );
    expect(told).toEqual(['true', await shown()]);
  });
}
