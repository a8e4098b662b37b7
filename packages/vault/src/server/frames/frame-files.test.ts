import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readFrameFiles } from './frame-files.ts';

/** Two folders as the packages are built, in a place of their own. */
function build() {
  const root = mkdtempSync(`${tmpdir()}/inlay-built-`);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(`${root}/frame`);
  mkdirSync(`${root}/elements`);
  writeFileSync(`${root}/frame/frame.html`, 'card');
  writeFileSync(`${root}/frame/bank.html`, 'bank');
  writeFileSync(`${root}/elements/inlay.js`, 'define();');
  const folders = { frame: pathToFileURL(`${root}/frame/`), elements: pathToFileURL(`${root}/elements/`) };
  return { root, folders };
}

test('reads a document for each family, and the script', async () => {
  expect(await readFrameFiles(build().folders)).toEqual({
    documents: { card: 'card', bank: 'bank' },
    script: 'define();',
    parts: {},
    themes: {},
  });
});

test('reads the modules beside the script, and nothing else that lies there', async () => {
  const { root, folders } = build();
  mkdirSync(`${root}/elements/inlay-parts`);
  writeFileSync(`${root}/elements/inlay-parts/locale-de.js`, 'de');
  writeFileSync(`${root}/elements/inlay-parts/brand-icons.js`, 'icons');
  writeFileSync(`${root}/elements/inlay-parts/locale-de.js.map`, '{}');
  cpSync(`${root}/elements/inlay.js`, `${root}/elements/other.js`);
  expect((await readFrameFiles(folders)).parts).toEqual({ 'locale-de.js': 'de', 'brand-icons.js': 'icons' });
});

test('reads the themes of the elements', async () => {
  const { root, folders } = build();
  mkdirSync(`${root}/themes`);
  writeFileSync(`${root}/themes/soft.css`, 'inlay-fields {}');
  writeFileSync(`${root}/themes/notes.md`, '-');
  expect((await readFrameFiles(folders)).themes).toEqual({ 'soft.css': 'inlay-fields {}' });
});

test.each([
  ['frame/frame.html', '@inlay/frame/frame.html'],
  ['frame/bank.html', '@inlay/frame/bank.html'],
  ['elements/inlay.js', '@inlay/elements/inlay.js'],
])('a missing %s is told by its name', async (file, name) => {
  const { root, folders } = build();
  rmSync(`${root}/${file}`);
  await expect(readFrameFiles(folders)).rejects.toMatchObject({
    code: 'config_invalid',
    message: `${name} has not been built. Run npm run build.`,
  });
});
