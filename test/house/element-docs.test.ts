import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { toHtmlData, toWebTypes } from '../../packages/elements/build/editor-data.ts';
import { toIndex, toPage } from '../../packages/elements/build/element-pages.ts';
import { analyzeElements, elementsOf } from '../../packages/elements/build/manifest.ts';

const ROOT = fileURLToPath(new URL('../../packages/elements', import.meta.url));
const PAGES = fileURLToPath(new URL('../../docs/elements', import.meta.url));

const { name, version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { name: string; version: string };
const manifest = await analyzeElements(ROOT);
const elements = elementsOf(manifest);

const files = new Map<string, string>([
  [`${ROOT}/custom-elements.json`, toJson(manifest)],
  [`${ROOT}/editors/html-data.json`, toJson(toHtmlData(elements))],
  [`${ROOT}/editors/web-types.json`, toJson(toWebTypes(elements, name, version))],
  [`${PAGES}/README.md`, `${toIndex(elements)}\n`],
  ...elements.map((element): [string, string] => [`${PAGES}/${element.tagName}.md`, `${toPage(element)}\n`]),
]);

function toJson(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

if (process.env['WRITE_DOCS']) {
  rmSync(PAGES, { recursive: true, force: true });
  for (const folder of [PAGES, `${ROOT}/editors`]) mkdirSync(folder, { recursive: true });
  for (const [path, text] of files) writeFileSync(path, text);
}

test.each([...files].map(([path, text]) => ({ path, file: path.split('/').slice(-2).join('/'), text })))(
  '$file says what the source says',
  ({ path, text }) => {
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(text);
  },
);

test('every element has a page, and every page has an element', () => {
  const pages = readdirSync(PAGES).filter((file) => file !== 'README.md');
  const defined = readdirSync(`${ROOT}/src/define`).filter((file) => /^inlay-.*\.ts$/.test(file));
  expect(pages.map((file) => file.replace('.md', '')).toSorted()).toEqual(
    defined.map((file) => file.replace('.ts', '')).toSorted(),
  );
});

test.each(elements)('everything that <$tagName> has is described', (element) => {
  const { members, attributes, events, slots, cssParts, cssProperties, cssStates } = element;
  const all = [...members, ...attributes, ...events, ...slots, ...cssParts, ...cssProperties, ...cssStates];
  expect(element.description).toMatch(/\w+\./);
  expect(all.filter(({ description }) => !description).map((feature) => feature.name)).toEqual([]);
});
