import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LOCALE_TAGS } from '../../packages/elements/src/locales/tags.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${ROOT}docs/peers.md`, 'utf8');

/** The cells of each row of a table, without its head. */
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

test.each(
  claims.map((cells) => ({ claim: cells.find((cell) => /\D{3}/.test(cell)) ?? '', proof: cells.at(-1) ?? '' })),
)('“$claim” is proven by something that exists', ({ proof }) => {
  const paths = [...proof.matchAll(/`([^`]+)`/g)].map(([, path]) => path as string);
  expect(paths).not.toEqual([]);
  expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
});

test('every feature is said of all ten peers', () => {
  for (const cells of features) expect(cells, cells[0] ?? '').toHaveLength(13);
});

test('all twenty-five wishes have an answer', () => {
  expect(wishes.map(([number]) => number)).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
});

test('the languages are counted right', () => {
  const counted = features.find(([name]) => name === 'Languages shipped')?.[1];
  expect(counted).toBe(String(LOCALE_TAGS.length));
  expect(page).toContain(`${LOCALE_TAGS.length} languages`);
});
