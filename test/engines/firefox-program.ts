import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BoundProcess, findProgram, startBound } from './bound-process.ts';

type Preferences = Readonly<Record<string, string | number | boolean>>;

const PREFERENCES: Preferences = {
  // The shop is on http, as a development shop is.
  'dom.security.https_first': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** `FIREFOX_PATH`, else the one of the system. */
export function firefoxPath(): string | undefined {
  return process.env['FIREFOX_PATH'] ?? findProgram('firefox-esr') ?? findProgram('firefox');
}

/** Starts Firefox without a window, with a profile of its own that is gone afterwards. */
export function startFirefoxProgram(args: readonly string[], preferences: Preferences = {}): BoundProcess {
  const profile = mkdtempSync(join(tmpdir(), 'inlay-firefox-'));
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const bound = startBound(firefoxPath() as string, ['--headless', '--no-remote', '--profile', profile, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  return {
    child: bound.child,
    async stop() {
      await bound.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
