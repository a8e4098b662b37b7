import { readFileSync, writeFileSync } from 'node:fs';
import { ERRORS, type ErrorCode, errorEntry } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { isTest, readSources } from './sources.ts';

const PAGE = new URL('../../docs/errors.md', import.meta.url);
const codes = Object.keys(ERRORS) as ErrorCode[];

function toRow(code: ErrorCode): string {
  const { audience, status, wire, message } = errorEntry(code);
  return `| \`${code}\` | ${audience} | ${status ?? ''} | ${wire ?? ''} | ${message} |`;
}

const table = ['| Code | Who | HTTP | Wire | Says |', '| --- | --- | --- | --- | --- |', ...codes.map(toRow)].join(
  '\n',
);

test('docs/errors.md holds every code of the catalog and none besides', () => {
  const page = readFileSync(PAGE, 'utf8');
  const prose = page.slice(0, page.indexOf('| Code') === -1 ? page.length : page.indexOf('| Code'));
  if (process.env['WRITE_DOCS']) writeFileSync(PAGE, `${prose.trimEnd()}\n\n${table}\n`);
  expect(readFileSync(PAGE, 'utf8')).toBe(`${prose.trimEnd()}\n\n${table}\n`);
});

test.each(codes)('%s is given somewhere outside of the catalog', (code) => {
  const places = readSources('packages/*/src', 'packages/vault/bin').filter(
    ({ path, text }) =>
      !path.includes('protocol/src/errors/') &&
      !path.includes('/locales/') &&
      !isTest(path) &&
      new RegExp(`\\b${code}\\b`).test(text),
  );
  expect(places.map(({ path }) => path)).not.toEqual([]);
});
