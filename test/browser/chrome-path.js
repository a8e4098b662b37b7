import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** How every browser of the tests starts: no background traffic, nothing that would merge the two sites. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser for the tests: `CHROME_PATH`, else a Chromium or Chrome of the system, else the one that comes as an npm
 * package (Linux on x64), else `undefined`: Playwright's own.
 *
 * @returns {Promise<string | undefined>}
 */
export async function chromePath() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const found = SYSTEM.find((path) => existsSync(path));
  if (found) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    // The package's own arguments stay out: they switch site isolation off, which would void every test of two origins.
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}
