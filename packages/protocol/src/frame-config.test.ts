import { expect, test } from 'vitest';
import { isEmbedder } from './frame-config.ts';

const live = { origins: ['https://shop.example', 'https://shop.example:8443'], loopback: false };
const development = { origins: [], loopback: true };

test.each(['https://shop.example', 'https://shop.example:8443'])('%s, named by the key, may embed', (origin) => {
  expect(isEmbedder(live, origin)).toBe(true);
});

test.each([
  'http://shop.example',
  'https://shop.example.evil.example',
  'https://evil-shop.example',
  'https://shop.example:443',
  'https://shop.example/',
  'https://SHOP.example',
  'https://shop.example.',
  'http://localhost:3000',
  'null',
  '',
  '*',
])('%s, not named by the key, may not', (origin) => {
  expect(isEmbedder(live, origin)).toBe(false);
});

test.each(['http://localhost', 'http://localhost:5170', 'http://127.0.0.1:80', 'https://localhost:5173'])(
  '%s may embed frames of a key for development',
  (origin) => {
    expect(isEmbedder(development, origin)).toBe(true);
  },
);

test.each([
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://127.0.0.10',
  'http://evil.example:80@localhost',
  'http://localhost:5170/',
  'http://[::1]:5170',
  'file://localhost',
  'null',
])('%s may not even then', (origin) => {
  expect(isEmbedder(development, origin)).toBe(false);
});
