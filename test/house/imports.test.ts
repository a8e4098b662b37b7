import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { readSection } from './architecture.ts';
import { type ImportStatement, importsIn } from './import-statements.ts';
import { isTest, readSources } from './sources.ts';

interface Import extends ImportStatement {
  readonly path: string;
}

function importsOf(...folders: string[]): Import[] {
  return readSources(...folders)
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) => importsIn(text).map((statement) => ({ path, ...statement })));
}

/** Reads a Markdown table as rows by their first cell, each with the words in backticks of its last cell. */
function readLaw(heading: string): Map<string, string[]> {
  const rows = readSection(heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((row) => {
      const cells = row.split('|').map((cell) => cell.trim());
      return [
        cells[1]?.replaceAll('`', '') ?? '',
        [...(cells.at(-2) ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] as string),
      ];
    }),
  );
}

function toPackage(specifier: string): string {
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string);
  return name.replace(/^@inlay\//, '');
}

const rooms = readLaw('The rooms');
const halls = readLaw('Inside the vault');
const aggregates = readLaw('Aggregates of the core');

test('the law names every package', () => {
  const packages = new Set(readSources('packages/*/src').map(({ path }) => path.split('/')[1] as string));
  expect([...packages].filter((name) => !rooms.has(name))).toEqual([]);
});

test('the law names every hall of the vault', () => {
  const folders = readSources('packages/vault/src').map(({ path }) => path.split('/').slice(3));
  const present = new Set(folders.filter(({ length }) => length > 1).map(([hall]) => hall));
  expect(present).toEqual(new Set(halls.keys()));
});

const FOLDERS: Readonly<Record<string, string>> = { demo: 'demo', examples: 'demo/examples' };

test.each([...rooms])('%s has only permitted imports', (room, allowed) => {
  const folder = FOLDERS[room] ?? `packages/${room}/src`;
  const mayUseNode = room === 'vault' || room in FOLDERS;
  const broken = importsOf(folder).filter(({ path, specifier }) => {
    if (specifier.startsWith('.') || (room === 'demo' && path.startsWith('demo/examples/'))) return false;
    if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return !mayUseNode;
    return !allowed.includes(toPackage(specifier));
  });
  expect(broken).toEqual([]);
});

test('no relative import leaves its package', () => {
  const broken = importsOf('packages/*/src', 'demo').filter(({ path, specifier }) => {
    if (!specifier.startsWith('.')) return false;
    const target = new URL(specifier, `file:///${path}`).pathname.slice(1);
    const home = path
      .split('/')
      .slice(0, path.startsWith('demo/') ? 1 : 3)
      .join('/');
    return !target.startsWith(`${home}/`) && !target.endsWith('/package.json');
  });
  expect(broken).toEqual([]);
});

test('card-validator is imported in exactly one file', () => {
  const files = new Set(
    importsOf('packages/*/src', 'demo')
      .filter(({ specifier }) => /^(card-validator|credit-card-type)/.test(specifier))
      .map(({ path }) => path),
  );
  expect([...files]).toHaveLength(1);
});

test.each([...halls])('inside the vault, %s has only permitted imports', (hall, allowed) => {
  const broken = importsOf(`packages/vault/src/${hall}`).filter(({ path, specifier, typeOnly }) => {
    if (!specifier.startsWith('.')) return false;
    const target = new URL(specifier, `file:///${path}`).pathname.split('/').slice(4);
    const room = target.length === 1 ? (target[0] as string).replace(/\.ts$/, '') : (target[0] as string);
    return room !== hall && !allowed.includes(room) && !(typeOnly && allowed.includes(`type ${room}`));
  });
  expect(broken).toEqual([]);
});

/** Resolves a relative import to a path in the vault's sources: `core/wallet/cards.ts`. */
const inVault = ({ path, specifier }: Import): string =>
  new URL(specifier, `file:///${path}`).pathname.slice('/packages/vault/src/'.length);

const relative = (folder: string) => importsOf(folder).filter(({ specifier }) => specifier.startsWith('.'));

test('the law names every aggregate of the core', () => {
  const folders = readSources('packages/vault/src/core').map(({ path }) => path.split('/').slice(4));
  const present = new Set(folders.filter(({ length }) => length > 1).map(([aggregate]) => aggregate));
  expect(present).toEqual(new Set(aggregates.keys()));
});

test.each([...aggregates])('inside the core, %s has only permitted imports', (aggregate, allowed) => {
  const broken = relative(`packages/vault/src/core/${aggregate}`).filter((each) => {
    const [hall, other, ...rest] = inVault(each).split('/');
    return hall === 'core' && rest.length > 0 && other !== aggregate && !allowed.includes(other as string);
  });
  expect(broken).toEqual([]);
});

test('a file of SQL is imported by its own aggregate only', () => {
  const imports = relative('packages/vault/src').filter(({ specifier }) => specifier.endsWith('.sql.ts'));
  expect(imports.length).toBeGreaterThan(20);
  const folder = (path: string) => path.split('/').slice(0, -1).join('/');
  expect(imports.filter((each) => folder(each.path) !== `packages/vault/src/${folder(inVault(each))}`)).toEqual([]);
});

test('no wire imports another', () => {
  const wireOf = (path: string) => /^wires\/([^/]+)\//.exec(path)?.[1];
  const broken = relative('packages/vault/src/wires').filter((each) => {
    const [from, to] = [wireOf(each.path.slice('packages/vault/src/'.length)), wireOf(inVault(each))];
    return to !== undefined && to !== from;
  });
  expect(broken).toEqual([]);
});
