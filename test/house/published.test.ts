import { execFileSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { DOCUMENT_FILES } from '../../packages/vault/src/server/frames/document-families.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>> };
}

const manifests = globSync('packages/*/package.json', { cwd: root }).map((path) => ({
  folder: path.replace('/package.json', ''),
  manifest: JSON.parse(readFileSync(`${root}/${path}`, 'utf8')) as Manifest,
}));

beforeAll(() => {
  execFileSync('tsc', ['-b'], { cwd: root, stdio: 'inherit' });
}, 120_000);

test.each(manifests)('$manifest.name publishes a file for each of its exports', ({ folder, manifest }) => {
  const published = manifest.publishConfig?.exports ?? manifest.exports;
  expect(Object.keys(published)).toEqual(Object.keys(manifest.exports));
  const targets = Object.values(published).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  const missing = targets.filter(
    (target) => globSync(target.replace(/^\.\//, ''), { cwd: `${root}/${folder}` }).length === 0,
  );
  expect(missing).toEqual([]);
  for (const file of Object.values(manifest.bin ?? {})) expect(existsSync(`${root}/${folder}/${file}`)).toBe(true);
});

test.each(manifests)('$manifest.name pins its dependencies and runs nothing at install', ({ manifest }) => {
  const loose = Object.entries(manifest.dependencies ?? {}).filter(
    ([, version]) => !/^(\d+\.\d+\.\d+|workspace:\*)$/.test(version),
  );
  expect(loose).toEqual([]);
  expect(Object.keys(manifest.scripts ?? {}).filter((name) => /install|prepare/.test(name))).toEqual([]);
});

test('everything that the vault serves to browsers is published: each document, the script and its modules', () => {
  const filesOf = (name: string) => manifests.find(({ manifest }) => manifest.name === name)?.manifest.files ?? [];
  const documents = Object.values(DOCUMENT_FILES).map((file) => `dist/${file}`);
  expect([...filesOf('@inlay/frame')].sort()).toEqual(documents.sort());
  const rules = filesOf('@inlay/elements');
  const isLeftOut = (path: string) => rules.some((rule) => rule.startsWith('!') && matchesGlob(path, rule.slice(1)));
  expect(rules).toContain('dist');
  expect(['dist/inlay.js', 'dist/inlay-parts/locale-de.1a2b3c4d.js', 'dist/a.test.js'].map(isLeftOut)).toEqual([
    false,
    false,
    true,
  ]);
});

test('all packages have the same version and licence', () => {
  expect(new Set(manifests.map(({ manifest }) => `${manifest.version} ${manifest.license}`)).size).toBe(1);
});

test('elements as published can be imported where there is no document', () => {
  const script = `
    const names = Object.keys(await import('./packages/elements/dist/index.js'));
    await import('./packages/elements/dist/define/all.js');
    if (globalThis.customElements?.get('inlay-fields')) throw new Error('it defines elements on a server');
    if (!names.includes('prewarm')) throw new Error(names.join());`;
  expect(() => execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root })).not.toThrow();
});

test('a language is registered from elements as published, as their README says', () => {
  const readme = readFileSync(`${root}/packages/elements/README.md`, 'utf8');
  const [, sample = ''] = /```js\n(import \{ registerLocale[\s\S]*?)```/.exec(readme) ?? [];
  const folder = mkdtempSync(`${tmpdir()}/inlay-published-`);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const installed = `${folder}/node_modules/@inlay/elements`;
  mkdirSync(installed, { recursive: true });
  symlinkSync(`${root}packages/elements/dist`, `${installed}/dist`);
  const elements = manifests.find(({ manifest }) => manifest.name === '@inlay/elements')?.manifest;
  writeFileSync(`${installed}/package.json`, JSON.stringify({ ...elements, ...elements?.publishConfig }));
  writeFileSync(
    `${folder}/page.mjs`,
    `${sample}
    import { localeFor } from ${JSON.stringify(`${root}packages/elements/dist/locales/locales.js`)};
    process.stdout.write(localeFor('de-AT', () => {}).labels.cardNumber);`,
  );
  expect(execFileSync(process.execPath, [`${folder}/page.mjs`]).toString()).toBe('Kartennummer');
});

test('react as published says which module is for browsers, and which components may be left out', () => {
  const code = readFileSync(`${root}/packages/react/dist/components.js`, 'utf8');
  expect(code).toMatch(/^'use client';/);
  expect(code.match(/= wrap\(/g)).toBeNull();
  expect(code.match(/= \/\* @__PURE__ \*\/ wrap\(/g)?.length).toBeGreaterThan(4);
});
