import { expect } from 'vitest';
import { startProgram } from '../../e2e/program.ts';
import { type Declare, form } from '../scene.ts';

export function isolation(check: Declare): void {
  check('the page reads no frame', async ({ driver, payer, show }) => {
    await payer.open(show(form()));
    await payer.fill({ number: '4111111111111111' });
    const reached = await driver.run(() =>
      [...document.querySelectorAll('iframe')].map((frame) => {
        try {
          return [frame.contentDocument, frame.contentWindow?.document.title];
        } catch (error) {
          return [frame.contentDocument, (error as Error).name];
        }
      }),
    );
    expect(reached).toEqual(Array.from({ length: 5 }, () => [null, 'SecurityError']));
  });

  check('frames that come after the tokenizer are no further request', async ({ driver, payer, show }) => {
    const vault = await startProgram(['packages/vault/bin/inlay.mjs', 'dev', '--port', '0', '--log', 'info']);
    const requests = (): number => vault.output().match(/"route":"[^"]*frames[^"]*"/g)?.length ?? 0;
    try {
      await driver.open(show('<main></main>', { vault: vault.origin }));
      await expect.poll(() => driver.run(() => document.querySelectorAll('iframe').length)).toBe(1);
      await expect.poll(requests).toBe(1);
      await driver.run((content) => ((document.querySelector('main') as HTMLElement).innerHTML = content), form());
      await payer.ready();
      expect(await driver.run(() => document.querySelectorAll('iframe').length)).toBe(5);
      expect(requests()).toBe(1);
    } finally {
      await vault.kill();
    }
  });
}
