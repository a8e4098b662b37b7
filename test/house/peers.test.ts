import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LOCALE_TAGS } from '../../packages/elements/src/locales/tags.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${ROOT}docs/peers.md`, 'utf8');

/** Reads the cells of each row of a table, without its header. */
function rowsUnder(title: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`## ${title}\n`);
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const features = rowsUnder('Feature by feature');
const wishes = rowsUnder('What people ask for, and the answer here');
const claims = [...features.filter(([, own]) => own !== '○'), ...wishes];

/** A test, or a generated page. */
const isProof = (path: string) =>
  /\.(test|spec)\.ts$|^test\/engines\/behaviours\/[\w-]+\.ts$/.test(path) ||
  /^Written (from the source )?by `npm run /m.test(readFileSync(`${ROOT}${path}`, 'utf8'));

/** Finds text within one string, as in a test's title, or anywhere in a generated page. */
function says(path: string, words: string): boolean {
  const text = readFileSync(`${ROOT}${path}`, 'utf8');
  if (path.endsWith('.md')) return text.includes(words);
  return text.split('\n').some((line) => line.includes(words) && /['"`]/.test(line.slice(0, line.indexOf(words))));
}

test.each(
  claims.map((cells) => ({ claim: cells.find((cell) => /\D{3}/.test(cell)) ?? '', proofs: cells.at(-1) ?? '' })),
)('“$claim” is proven by tests that say so', ({ proofs }) => {
  const named = proofs.split(/(?<=`), (?=`)/).map((proof) => /^`([\w./-]+) › ([^`]{12,})`$/.exec(proof)?.slice(1));
  for (const [path = '', words = ''] of named.map((proof) => proof ?? [])) {
    expect(existsSync(`${ROOT}${path}`) && statSync(`${ROOT}${path}`).isFile(), path || proofs).toBe(true);
    expect(isProof(path), path).toBe(true);
    expect(says(path, words), `${path} › ${words}`).toBe(true);
  }
});

test('every feature has an entry for all ten peers', () => {
  for (const cells of features) expect(cells, cells[0] ?? '').toHaveLength(13);
});

test('all twenty-five wishes have an answer', () => {
  expect(wishes.map(([number]) => number)).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
});

test('the number of languages is correct', () => {
  const counted = features.find(([name]) => name === 'Languages shipped')?.[1];
  expect(counted).toBe(String(LOCALE_TAGS.length));
  expect(page).toContain(`${LOCALE_TAGS.length} languages`);
});
