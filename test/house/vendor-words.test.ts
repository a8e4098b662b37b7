import { expect, test } from 'vitest';
import { quotedWords, readSection } from './architecture.ts';
import { isTest, readSources, readText, withoutComments } from './sources.ts';

const [list = ''] = readSection('Words of vendors').split('Released migrations');
const WORDS = quotedWords(list).filter((word) => !['core', 'store', 'errors.ts'].includes(word));

/** A map of columns and a file of words at rest hold what released rows hold. */
const isAtRest = (path: string) => path.endsWith('-at-rest.ts') || path.includes('/store/migrations/');

function wordsIn(text: string): string[] {
  return WORDS.filter((word) => new RegExp(`\\b${word}\\b`).test(text));
}

/** A file of SQL names columns in quotes; a member or a variable may not be called so there either. */
function readable(path: string, text: string): string {
  const code = withoutComments(text);
  return path.endsWith('.sql.ts') ? code.replace(/(['`])[\s\S]*?\1/g, '') : code;
}

test('no word of a vendor stands in the core, the store or the codes of errors', () => {
  expect(WORDS.length).toBeGreaterThan(15);
  const halls = readSources('packages/vault/src/{core,store}').filter(({ path }) => !isTest(path) && !isAtRest(path));
  expect(halls.length).toBeGreaterThan(40);
  const errors = 'packages/vault/src/errors.ts';
  const sources = [...halls, { path: errors, text: readText(errors) }];
  const found = sources.flatMap(({ path, text }) => wordsIn(readable(path, text)).map((word) => ({ path, word })));
  expect(found).toEqual([]);
});

test('a word of a vendor would be found, as a member and in a sentence', () => {
  expect(wordsIn('return { cardNum: number };')).toEqual(['cardNum']);
  expect(wordsIn("refuse('The merchantRefNum is taken.')")).toEqual(['merchantRefNum']);
  expect(wordsIn(readable('a.sql.ts', "cvv: text('code')"))).toEqual(['cvv']);
});
