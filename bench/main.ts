// `npm run bench`: measures, prints, keeps. `npm run bench -- frames server --write` measures two parts and writes the page.
import { parseArgs } from 'node:util';
import { measureFrames } from './parts/frames.ts';
import { measureKeystroke } from './parts/keystroke.ts';
import type { Part } from './parts/part.ts';
import { measureMemory } from './parts/memory.ts';
import { measureServer } from './parts/server.ts';
import { measureSizes } from './parts/sizes.ts';
import { measureSlowLink } from './parts/slow-link.ts';
import { measureToken } from './parts/token.ts';
import { readMachine } from './report/machine.ts';
import { printReport } from './report/print-report.ts';
import { readResults, saveResult } from './report/results.ts';
import { writeFigures } from './report/write-figures.ts';

const PARTS: Readonly<Record<string, Part>> = {
  sizes: measureSizes,
  frames: measureFrames,
  'slow-link': measureSlowLink,
  memory: measureMemory,
  keystroke: measureKeystroke,
  token: measureToken,
  server: measureServer,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0 || (values.quick && values.write)) {
  process.stderr.write(`Usage: npm run bench -- [${Object.keys(PARTS).join(' ')}] [--quick | --write]\n`);
  process.exit(2);
}

// The browser's driver answers a signal by closing its browsers and no more: the part that is measured would look as if
// it had failed, and the next one would begin. Its own handler of the exit ends them.
function stop(why: string): void {
  process.stderr.write(`\nStopped (${why}) before all was measured.\n`);
  process.exit(1);
}
// Not `once`: the same signal may come by two ways, and a second one that nobody handles would end this before the browser.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.on('disconnect', () => stop('whoever started it has gone'));
process.channel?.unref();

const machine = readMachine();
const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');
let failed = 0;
for (const [part, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(part)) continue;
  try {
    const report = await measure({ quick: values.quick });
    process.stdout.write(printReport(report));
    if (!values.quick) saveResult({ part, date: new Date().toISOString().slice(0, 10), command, machine, report });
  } catch (error) {
    failed += 1;
    process.stderr.write(`\n${part} could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
if (values.write) {
  const results = readResults();
  writeFigures(Object.keys(PARTS).flatMap((part) => results.filter((result) => result.part === part)));
}
process.exitCode = failed === 0 ? 0 : 1;
