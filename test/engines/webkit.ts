import { globSync } from 'node:fs';
import { Builder, By, type WebDriver } from 'selenium-webdriver';
import { awaitOutput, type BoundProcess, findProgram, startBound } from './bound-process.ts';
import { type Driver, type Engine, sourceOf } from './driver.ts';
import { freePort } from './free-port.ts';
import { WEBDRIVER_KEYS } from './keys.ts';

/** WebKitGTK: WebKit, but not Safari. It fills in no cards, and its networking is its own. */
export const webkit: Engine = {
  name: 'webkit',
  async missing() {
    if (!findProgram('WebKitWebDriver') || !miniBrowser()) return 'WebKitGTK (webkit2gtk-driver)';
    return findProgram('Xvfb') ? undefined : 'the display without a screen (xvfb)';
  },
  start,
};

function miniBrowser(): string | undefined {
  return globSync('/usr/{lib,libexec}/**/webkit2gtk-4.*/MiniBrowser').at(-1);
}

async function start(): Promise<Driver> {
  const display = startBound('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await awaitOutput(display, 3, /^(\d+)\n/);
  const port = await freePort();
  const service = startBound('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  await awaitStatus(port);
  const session = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    })
    .build();
  return toDriver(session, [service, display]);
}

async function awaitStatus(port: number): Promise<void> {
  for (let left = 100; ; left--) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    if (left === 0) throw new Error('WebKitWebDriver does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** To switch to a frame focuses it here, and the payer's focus is lost: clicks and keys come from above. */
function toDriver(session: WebDriver, processes: readonly BoundProcess[]): Driver {
  const evaluate = async (source: string): Promise<never> => {
    const [value, error] = await session.executeAsyncScript<[unknown, string?]>(
      `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => ${source}).then((value) => done([value]), (error) => done([null, String(error)]));`,
    );
    if (error !== undefined) throw new Error(error);
    return value as never;
  };
  const find = async (selector: string) => {
    const element = await session.findElement(By.css(selector));
    await session.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
    return element;
  };
  return {
    open: (url) => session.get(url),
    run: (script, ...given) => evaluate(sourceOf(script, given)),
    async runIn(frame, script, ...given) {
      await session.switchTo().frame(await session.findElement(By.css(frame)));
      try {
        return await evaluate(sourceOf(script, given));
      } finally {
        await session.switchTo().defaultContent();
      }
    },
    async click(selector) {
      await session
        .actions()
        .move({ origin: await find(selector) })
        .click()
        .perform();
    },
    async doubleClick(selector) {
      await session
        .actions()
        .move({ origin: await find(selector) })
        .click()
        .click()
        .perform();
    },
    type: (text) => session.actions().sendKeys(text).perform(),
    async press(...keys) {
      for (const key of keys) {
        const [pressed, held] = WEBDRIVER_KEYS[key];
        const actions = session.actions();
        await (held ? actions.keyDown(held).sendKeys(pressed).keyUp(held) : actions.sendKeys(pressed)).perform();
      }
    },
    screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
    async close() {
      // MiniBrowser belongs to the service, and both belong to the display.
      await session.quit().catch(() => {});
      for (const { stop } of processes) await stop();
    },
  };
}
