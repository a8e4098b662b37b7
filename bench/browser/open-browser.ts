import { type Browser, chromium } from 'playwright';
import { BROWSER_ARGS, chromePath } from '../../test/browser/chrome-path.js';

export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromePath();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...BROWSER_ARGS] });
}
