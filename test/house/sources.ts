import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Source {
  /** Below the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The sources below the folders that a pattern names, tests among them. */
export function readSources(...folders: readonly string[]): readonly Source[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs,vue,svelte}`);
  return globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' })
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${root}/${path}`, 'utf8') }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

export function readText(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}

/** Tests, and what only they use: it is called `*.test-support.ts` wherever it stands. */
export function isTest(path: string): boolean {
  return /\.(test|test-support)\.ts$/.test(path);
}

/** A source without its comments, so that a law is not broken by a sentence about it. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}
