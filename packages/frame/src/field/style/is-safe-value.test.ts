import { expect, test } from 'vitest';
import { isSafeValue } from './is-safe-value.ts';

test.each([
  'red',
  '#1a2b3c',
  'rgb(0 0 0 / 80%)',
  '16px',
  'calc(1rem + 2px)',
  'clamp(14px, 2vw, 18px)',
  '"Helvetica Neue", Arial, sans-serif',
  '"tnum" 1, "zero"',
  'color-mix(in srgb, red 40%, blue)',
])('takes %s', (value) => {
  expect(isSafeValue(value)).toBe(true);
});

test.each([
  'url(https://evil.example/)',
  'URL( "x" )',
  'image-set("x" 1x)',
  '-webkit-image-set("x" 1x)',
  'src("x")',
  'image("x")',
  'element(#x)',
  'cross-fade(red, blue)',
  'paint(x)',
  'var(--x)',
  'env(x)',
  'attr(value)',
  'expression(alert(1))',
  'red; color: blue',
  'red } input { color: blue',
  '@import "x"',
  '\\75rl(x)',
  'red/**/',
  '</style><script>',
  'x'.repeat(129),
])('refuses %s', (value) => {
  expect(isSafeValue(value)).toBe(false);
});
