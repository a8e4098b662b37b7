import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { fetchDocument } from '../../packages/vault/src/server/openapi/check-answer.test-support.ts';

const LINTER = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
const run = promisify(execFile);

interface Problem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly location: readonly { readonly pointer?: string }[];
}

/** What a public linter says of a document, by its recommended rules. */
async function lint(document: object): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-openapi-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
  writeFileSync(join(folder, 'redocly.yaml'), 'extends:\n  - recommended\ntelemetry: off\n');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout } = await run(
    process.execPath,
    [LINTER, 'lint', 'openapi.json', '--format=json', '--max-problems=1000'],
    { cwd: folder, env, maxBuffer: 32 * 1024 * 1024, timeout: 60_000 },
  ).catch((error: { stdout: string; stderr: string }) => error);
  const { problems } = JSON.parse(stdout) as { problems: readonly Problem[] };
  return problems.map(
    ({ severity, ruleId, message, location }) => `${severity} ${ruleId}: ${message} ${location[0]?.pointer}`,
  );
}

test('a public linter finds no error and no warning in the description of the API', { timeout: 90_000 }, async () => {
  expect(await lint(await fetchDocument())).toEqual([]);
});

test('the linter finds what is wrong', { timeout: 90_000 }, async () => {
  const document = await fetchDocument();
  expect(String(await lint({ ...document, info: { version: '1' } }))).toContain('title');
});
