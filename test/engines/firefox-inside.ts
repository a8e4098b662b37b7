import { type Driver, sourceOf } from './driver.ts';
import { startFirefoxProgram } from './firefox-program.ts';
import { freePort } from './free-port.ts';
import { WEBDRIVER_KEYS } from './keys.ts';
import { Marionette } from './marionette.ts';

const PREFERENCES = {
  'extensions.formautofill.creditCards.supported': 'on',
  'extensions.formautofill.creditCards.enabled': true,
};

/** Firefox with its cards on, and with a hand on the browser itself. */
export async function startFirefoxInside(): Promise<{ driver: Driver; marionette: Marionette }> {
  const port = await freePort();
  const program = startFirefoxProgram(['--marionette', '--remote-allow-system-access'], {
    ...PREFERENCES,
    'marionette.port': port,
  });
  const marionette = await Marionette.connect(port);
  const perform = async (values: readonly string[]): Promise<void> => {
    const actions = values.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    const act = () => marionette.call('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
    // Firefox lets `:focus` match the last frame as well: only the active element is one.
    const isInFrame = await marionette.evaluate('document.activeElement?.localName === "iframe"');
    await (isInFrame ? marionette.inFrame(await marionette.findFocused(), act) : act());
  };
  const click = async (selector: string): Promise<void> =>
    void (await marionette.call('WebDriver:ElementClick', { id: await marionette.find(selector) }));
  const driver: Driver = {
    open: async (url) => void (await marionette.call('WebDriver:Navigate', { url })),
    run: (script, ...given) => marionette.evaluate(sourceOf(script, given)),
    runIn: async (frame, script, ...given) =>
      marionette.inFrame(await marionette.find(frame), () => marionette.evaluate(sourceOf(script, given))),
    click,
    async doubleClick(selector) {
      await click(selector);
      await click(selector);
    },
    type: (text) => perform(Array.from(text)),
    press: (...keys) => perform(keys.map((key) => WEBDRIVER_KEYS[key][0])),
    async screenshot() {
      const { value } = (await marionette.call('WebDriver:TakeScreenshot', { full: false })) as {
        readonly value: string;
      };
      return Buffer.from(value, 'base64');
    },
    async close() {
      marionette.close();
      await program.stop();
    },
  };
  return { driver, marionette };
}
