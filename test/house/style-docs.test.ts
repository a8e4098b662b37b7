import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The custom properties that a text names. */
function propertiesIn(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(/--inlay-[a-z][a-z-]*[a-z]/g) ?? []))].toSorted();
}

function read(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).map((path) => readFileSync(`${root}/${path}`, 'utf8'));
}

const sheets = read('packages/elements/src/**/*.styles.ts');
const elements = read('packages/elements/src/**/*.ts').flatMap((text) => text.match(/@cssprop .*/g) ?? []);
const [page = ''] = read('docs/style.md');
const listed = page.split('\n').filter((line) => line.startsWith('| `--inlay-'));

test('docs/style.md lists every custom property that the elements read, and no other', () => {
  expect(propertiesIn(...sheets).length).toBeGreaterThan(10);
  expect(propertiesIn(...listed)).toEqual(propertiesIn(...sheets));
});

test('docs/style.md names every part and every state', () => {
  const source = read('packages/elements/src/**/*.ts').join('\n');
  const names = [...source.matchAll(/@(?:csspart|cssstate) ([\w-]+)/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  const missing = names.filter((name) => !page.includes(`::part(${name})`) && !page.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});

test('the docstrings of the elements name the same custom properties', () => {
  expect(propertiesIn(...elements)).toEqual(propertiesIn(...sheets));
});

test('no other source and no theme uses a custom property that does not exist', () => {
  const used = propertiesIn(...read('packages/elements/src/fields/*.ts'), ...read('packages/elements/themes/*.css'));
  expect(used.filter((name) => !propertiesIn(...sheets).includes(name))).toEqual([]);
});

test('each theme sets nothing but custom properties and parts', () => {
  const themes = read('packages/elements/themes/*.css');
  expect(themes.length).toBe(3);
  for (const theme of themes) {
    const rules = theme.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
    for (const [, selector = '', body = ''] of rules) {
      const isPart = selector.split(',').every((each) => each.includes('::part('));
      const properties = [...body.matchAll(/^\s*([\w-]+):/gm)].map(([, property = '']) => property);
      expect(isPart || properties.every((property) => property.startsWith('--')), selector.trim()).toBe(true);
    }
  }
});

test('docs/style.md names every theme', () => {
  for (const path of globSync('packages/elements/themes/*.css', { cwd: root })) expect(page).toContain(path);
});
