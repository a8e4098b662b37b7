import { expect, test } from 'vitest';
import { isEmbedded } from './is-embedded.ts';

const page = {} as Window;

test('a frame with an origin of its own is embedded', () => {
  expect(isEmbedded({ origin: 'https://vault.example', parent: page })).toBe(true);
});

test('a sandboxed frame without an origin is refused', () => {
  expect(isEmbedded({ origin: 'null', parent: page })).toBe(false);
});

test('a window of its own is refused', () => {
  const view = { origin: 'https://vault.example' } as Window;
  expect(isEmbedded(Object.assign(view, { parent: view }))).toBe(false);
});
