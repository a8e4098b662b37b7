import { expect, test } from 'vitest';
import { isEmbedder, parseCoBadges, parseFrameConfig } from './frame-config.ts';

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

const CONFIG = {
  key: 'pk_test_demo',
  origins: ['https://shop.example'],
  loopback: false,
  exposeLastDigits: true,
  exposeBin: false,
  tokensPerMinute: 30,
  coBadges: [{ brand: 'cartes-bancaires', ranges: [['497010', '497012']] }],
  isTest: true,
};

test('a configuration is taken as it is, and not without any of its members or with another', () => {
  expect(parseFrameConfig(CONFIG)).toEqual(CONFIG);
  for (const name of Object.keys(CONFIG)) {
    expect(() => parseFrameConfig({ ...CONFIG, [name]: undefined })).toThrow(TypeError);
  }
  expect(() => parseFrameConfig({ ...CONFIG, more: 1 })).toThrow(TypeError);
});

const range = (...ends: readonly unknown[]) => [{ brand: 'cartes-bancaires', ranges: [ends] }];

test.each([
  [[]],
  [[{ brand: 'cartes-bancaires', ranges: [] }]],
  [range('4970', '4970')],
  [range('49701000', '49701099')],
  [Array.from({ length: 20 }, () => ({ brand: 'x', ranges: Array.from({ length: 500 }, () => ['4000', '4999']) }))],
])('these networks share cards with another: %#', (value) => {
  expect(parseCoBadges(value)).toEqual(value);
});

test.each([
  ['no list', {}],
  ['a brand in capitals', [{ brand: 'CB', ranges: [] }]],
  ['a brand of nothing', [{ brand: '', ranges: [] }]],
  ['a brand that is too long', [{ brand: 'x'.repeat(33), ranges: [] }]],
  ['no ranges', [{ brand: 'cartes-bancaires' }]],
  ['another member', [{ brand: 'cartes-bancaires', ranges: [], more: 1 }]],
  ['an end that is no text', range(4970, 4970)],
  ['a range of one end', range('4970')],
  ['a range of three ends', range('4970', '4971', '4972')],
  ['too few digits', range('497', '497')],
  ['too many digits', range('497010000', '497010000')],
  ['ends of different lengths', range('4970', '49709')],
  ['the last before the first', range('4971', '4970')],
  ['a letter', range('497a', '497b')],
  ['a line end', range('4970', '4970\n')],
  ['too many brands', Array.from({ length: 21 }, () => ({ brand: 'x', ranges: [] }))],
  ['too many ranges', [{ brand: 'x', ranges: Array.from({ length: 501 }, () => ['4000', '4999']) }]],
])('%s is refused', (_what, value) => {
  expect(() => parseCoBadges(value)).toThrow(TypeError);
});
