import { readFileSync, writeFileSync } from 'node:fs';
import { BROWSER_ERRORS } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { CORE_ERROR_CODES, OPERATOR_ERRORS } from '../../packages/vault/src/errors.ts';
import { PAYSAFE_ERRORS } from '../../packages/vault/src/wires/paysafe/errors.ts';
import { isTest, readSources, withoutComments } from './sources.ts';

const PAGE = new URL('../../docs/errors.md', import.meta.url);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The tables of the page, by heading. */
const TABLES: Readonly<Record<string, string>> = {
  'In a page': table(
    ['Code', 'Who', 'Says'],
    Object.entries(BROWSER_ERRORS).map(([code, { audience, message }]) => [`\`${code}\``, audience, message]),
  ),
  'On the Customer Vault wire': table(
    ['Reason', 'Code', 'HTTP', 'Who', 'Says'],
    CORE_ERROR_CODES.map((reason) => {
      const { number, status, audience, sentence } = PAYSAFE_ERRORS[reason];
      return [`\`${reason}\``, number, String(status), audience, sentence];
    }),
  ),
  'At the command line and in the log': table(
    ['Code', 'Says'],
    Object.entries(OPERATOR_ERRORS).map(([code, sentence]) => [`\`${code}\``, sentence]),
  ),
};

function withTable(page: string, heading: string, rows: string): string {
  const [before = '', section = ''] = page.split(`\n## ${heading}\n`);
  const end = section.indexOf('\n## ');
  const [prose = ''] = section.slice(0, end < 0 ? undefined : end).split('\n| ');
  const after = end < 0 ? '' : section.slice(end);
  return `${before}\n## ${heading}\n${prose.trimEnd()}\n\n${rows}\n${after}`;
}

test.each(Object.entries(TABLES))('docs/errors.md lists exactly the existing codes: %s', (heading, rows) => {
  const page = readFileSync(PAGE, 'utf8');
  if (process.env['WRITE_DOCS']) writeFileSync(PAGE, withTable(page, heading, rows));
  expect(readFileSync(PAGE, 'utf8')).toBe(withTable(page, heading, rows));
});

/** Files that list codes, or their sentences. */
const CATALOGS = /protocol\/src\/errors\/|vault\/src\/errors\.ts|wires\/\w+\/(errors|sentences)\.ts|\/locales\//;

const SOURCES = readSources('packages/*/src', 'packages/vault/bin')
  .filter(({ path }) => !isTest(path))
  .map(({ path, text }) => ({ path, code: withoutComments(text) }));

/**
 * Code that produces a code of the vault: an error, or the answer of a processor or to an operator, not a list of
 * codes.
 */
function isGiven(code: string, text: string): boolean {
  const shapes = [
    `new \\w*Error\\([^;{]*'${code}'`,
    `return \\[\\s*'${code}',`,
    `\\b(reason|errorCode|FST_\\w+): '${code}'`,
    `\\(${code}\\)`,
  ];
  return new RegExp(shapes.join('|')).test(text);
}

test.each([...CORE_ERROR_CODES, ...Object.keys(OPERATOR_ERRORS)])('%s is thrown or answered somewhere', (code) => {
  expect(SOURCES.filter((source) => isGiven(code, source.code)).map(({ path }) => path)).not.toEqual([]);
});

test.each(Object.keys(BROWSER_ERRORS))('%s appears in the code', (given) => {
  const word = new RegExp(`\\b${given}\\b`);
  const places = SOURCES.filter(({ path, code }) => !CATALOGS.test(path) && word.test(code));
  expect(places.map(({ path }) => path)).not.toEqual([]);
});

test('a code in a list, a comparison or a sentence does not count as thrown', () => {
  expect(isGiven('key_unknown', "throw new CoreError('key_unknown', { input: 'id' });")).toBe(true);
  expect(isGiven('key_unknown', "return new CoreError(isOld ? 'key_unknown' : 'key_id_taken');")).toBe(true);
  expect(isGiven('key_unknown', "refusals: ['key_unknown']")).toBe(false);
  expect(isGiven('key_unknown', "if (error.code === 'key_unknown') throw error;")).toBe(false);
  expect(isGiven('key_unknown', withoutComments("/** @throws {CoreError} as new CoreError('key_unknown') */"))).toBe(
    false,
  );
});
