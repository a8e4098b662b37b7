import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { citusStatements } from '../store/postgres/citus-layout.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';
import { INLAY, runInlay } from './run-inlay.test-support.ts';

test('prints the list of commands if no command is given', async () => {
  const { code, stdout, stderr } = await runInlay([]);
  expect([code, stdout, stderr]).toEqual([0, helpOfAll(COMMANDS), '']);
});

test.each([
  [['nonsense'], 'There is no command "nonsense". See inlay --help.'],
  [
    ['keys', 'destroy'],
    'There is no command "keys destroy". There are: inlay keys create, inlay keys list, inlay keys revoke.',
  ],
  [['dev', '--port', 'http'], 'A port is a number from 0 to 65535.'],
  [['schema'], 'Name the engine: --distributed citus.'],
])('%j is told in one sentence', async (args, sentence) => {
  expect(await runInlay(args)).toEqual({ code: 1, stdout: '', stderr: `inlay: ${sentence} (config_invalid)\n` });
});

test('a reader that closes early causes no error', async () => {
  const child = spawn(process.execPath, [INLAY, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(errors).toBe('');
});

test('an older Node.js is refused with one sentence', async () => {
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '24.14.9' } })`;
  const { code, stderr } = await runInlay(['dev'], {
    node: ['--import', `data:text/javascript,${encodeURIComponent(older)}`],
  });
  expect([code, stderr]).toEqual([1, 'inlay: Inlay needs Node.js 24.15 or newer; this is 24.14.9. (node_too_old)\n']);
});

test('the list names every command, within 100 columns', () => {
  const text = helpOfAll(COMMANDS);
  for (const { name, summary } of COMMANDS)
    expect(text).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 30)}`, 'm'));
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test.each(COMMANDS)('the help of $name names every option, within 100 columns', (command) => {
  const text = helpOf(command);
  for (const option of Object.keys(command.options)) expect(text).toMatch(new RegExp(`^  --${option}\\b`, 'm'));
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('the layout of a distributed database is printed as SQL', async () => {
  const { code, stdout } = await runInlay(['schema', '--distributed', 'citus']);
  expect([code, stdout]).toEqual([0, citusStatements()]);
});
