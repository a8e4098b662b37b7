import { expect, test } from 'vitest';
import { isTest, readSources, withoutComments } from './sources.ts';

/** Finds code outside of tests that matches a pattern. */
function find(pattern: RegExp, ...folders: string[]): string[] {
  return readSources(...folders)
    .filter(({ path, text }) => !isTest(path) && pattern.test(withoutComments(text)))
    .map(({ path }) => path);
}

test('a secret is revealed in crypto and processors only', () => {
  const allowed = /^packages\/vault\/src\/(crypto|processors)\//;
  const revealing = find(/\.reveal\(/, 'packages/*/src', 'demo');
  expect(revealing).not.toEqual([]);
  expect(revealing.filter((path) => !allowed.test(path))).toEqual([]);
});

test('a value becomes a secret where a request enters, and where a sealed value opens', () => {
  const allowed = /^packages\/vault\/src\/(wires|crypto)\//;
  const wrapping = find(/new Secret\(/, 'packages/*/src', 'demo');
  expect(wrapping).not.toEqual([]);
  expect(wrapping.filter((path) => !allowed.test(path))).toEqual([]);
});

test('only the tokenizer fetches', () => {
  const fetching = find(/\b(fetch\s*\(|XMLHttpRequest|sendBeacon|new WebSocket|new EventSource)/, 'packages/*/src');
  expect(fetching).toEqual(['packages/frame/src/tokenizer/create-token.ts']);
});

test('elements hold no channel between frames: they own no port, post no message and mark nothing as secret', () => {
  const channel = /MessageChannel|MessagePort|\.ports\b|postMessage\(|secret:/;
  expect(find(channel, 'packages/elements/src')).toEqual([]);
  expect(find(channel, 'packages/postmessage-rpc/src', 'packages/frame/src')).not.toEqual([]);
});

test('a field never navigates, and no frame touches storage, console or markup', () => {
  expect(
    find(/\blocation\s*=|location\.(assign|replace|href\s*=)|\bopen\(\s*['"]/, 'packages/frame/src/field'),
  ).toEqual([]);
  expect(
    find(
      /localStorage|sessionStorage|indexedDB|document\.cookie|\bconsole\.|innerHTML|insertAdjacentHTML|\beval\(/,
      'packages/frame/src',
    ),
  ).toEqual([]);
});

/**
 * The diagnosis page tells any page why the frames of a key do not work in it. Its texts are fixed at start, and it
 * contains no values.
 */
const DIAGNOSIS = 'packages/vault/src/server/frames/diagnosis.ts';

test('the only frame messages to any origin are "alive" and "waiting", without content', () => {
  const places = find(/postMessage\([^)]*['"]\*['"]/, 'packages/*/src').filter((path) => path !== DIAGNOSIS);
  expect(places.every((path) => path.startsWith('packages/frame/src/'))).toBe(true);
  const everyone = readSources('packages/frame/src').flatMap(({ text }) =>
    [...withoutComments(text).matchAll(/postMessage\(([^)]*),\s*['"]\*['"]/g)].map((match) => match[1]),
  );
  expect(new Set(everyone)).toEqual(new Set(['FRAME_ALIVE', 'FRAME_WAITING']));
});

test('only the command line of the vault writes to the console', () => {
  expect(
    find(/\bconsole\./, 'packages/vault/src').filter((path) => !path.startsWith('packages/vault/src/cli/')),
  ).toEqual([]);
});
