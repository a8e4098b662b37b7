import puppeteer, { type Frame, type Page } from 'puppeteer-core';
import { awaitOutput } from './bound-process.ts';
import { type Driver, type Engine, sourceOf } from './driver.ts';
import { firefoxPath, startFirefoxProgram } from './firefox-program.ts';
import { WEBDRIVER_KEYS } from './keys.ts';

/** Stock Firefox, driven through WebDriver BiDi. */
export const firefox: Engine = {
  name: 'firefox',
  missing: async () => (firefoxPath() ? undefined : 'Firefox (firefox-esr)'),
  start,
};

interface KeyAction {
  readonly type: 'keyDown' | 'keyUp';
  readonly value: string;
}

/** What a frame of Puppeteer's is under its API: a context that takes actions. */
interface Context {
  performActions(actions: readonly { type: 'key'; id: string; actions: readonly KeyAction[] }[]): Promise<void>;
}

async function start(): Promise<Driver> {
  const program = startFirefoxProgram(['--remote-debugging-port', '0']);
  const address = await awaitOutput(program, 2, /WebDriver BiDi listening on (ws:\S+)/);
  const browser = await puppeteer.connect({ browserWSEndpoint: `${address}/session`, protocol: 'webDriverBiDi' });
  let page = await browser.newPage();
  const frameOf = async (selector: string): Promise<Frame> => {
    const frame = await (await page.$(selector))?.contentFrame();
    if (!frame) throw new Error(`${selector} shows no document`);
    return frame;
  };
  return {
    // A tab that still goes where a form was posted may not be sent elsewhere: each page gets a tab of its own.
    async open(url) {
      const last = page;
      page = await browser.newPage();
      await last.close();
      await page.setViewport({ width: 1024, height: 740 });
      await page.goto(url);
    },
    run: async (script, ...given) => (await page.evaluate(sourceOf(script, given))) as never,
    runIn: async (frame, script, ...given) => (await (await frameOf(frame)).evaluate(sourceOf(script, given))) as never,
    click: (selector) => page.click(selector),
    doubleClick: (selector) => page.click(selector, { count: 2 }),
    type: (text) => sendKeys(page, Array.from(text).flatMap(strike)),
    async press(...keys) {
      for (const key of keys) {
        const [pressed, held] = WEBDRIVER_KEYS[key];
        const [down, up] = held ? strike(held) : [];
        await sendKeys(page, [...(down ? [down] : []), ...strike(pressed), ...(up ? [up] : [])]);
      }
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    async close() {
      await browser.disconnect();
      await program.stop();
    },
  };
}

function strike(value: string): [KeyAction, KeyAction] {
  return [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
}

/** Firefox gives keys to the document that they are sent to. So they are sent to that with the focus, frame or page. */
async function sendKeys(page: Page, actions: readonly KeyAction[]): Promise<void> {
  const focused = await page.evaluateHandle(() => document.activeElement as Element);
  const frame = (await focused.asElement()?.contentFrame()) ?? page.mainFrame();
  const { browsingContext } = frame as unknown as { readonly browsingContext: Context };
  await browsingContext.performActions([{ type: 'key', id: 'keyboard', actions }]);
}
