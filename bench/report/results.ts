import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine.ts';
import type { Report } from './report.ts';

/** A report with the circumstances of its run. */
export interface Result {
  readonly part: string;
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly report: Report;
}

const FILE = new URL('../results/latest.json', import.meta.url);

/** The last full run of each part. */
export function readResults(): Result[] {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Result[]) : [];
}

/** Keeps a result in place of the older one of its part. */
export function saveResult(result: Result): void {
  const others = readResults().filter(({ part }) => part !== result.part);
  mkdirSync(new URL('.', FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify([...others, result], undefined, 2)}\n`);
}
