import { chromium as playwright, type Frame } from 'playwright';
import { BROWSER_ARGS, chromePath } from '../browser/chrome-path.js';
import { type Driver, type Engine, sourceOf } from './driver.ts';

/** Chromium, driven through Playwright. */
export const chromium: Engine = {
  name: 'chromium',
  async missing() {
    return (await chromePath()) ? undefined : 'a Chromium or Chrome';
  },
  async start() {
    return (await startChromium()).driver;
  },
};

/** Starts it with what stands behind the driver, for those who need more of Chromium. */
export async function startChromium() {
  const executablePath = await chromePath();
  const browser = await playwright.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_ARGS] });
  const page = await browser.newPage();
  const frameOf = async (selector: string): Promise<Frame> => {
    const frame = await (await page.locator(selector).elementHandle())?.contentFrame();
    if (!frame) throw new Error(`${selector} shows no document`);
    return frame;
  };
  const driver: Driver = {
    open: async (url) => void (await page.goto(url)),
    run: (script, ...given) => page.evaluate(sourceOf(script, given)),
    runIn: async (frame, script, ...given) => (await frameOf(frame)).evaluate(sourceOf(script, given)),
    click: (selector) => page.locator(selector).click(),
    doubleClick: (selector) => page.locator(selector).dblclick(),
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
  return { driver, page, frameOf };
}
