import { expect, test } from 'vitest';
import { isVisible, opacityOf } from './is-visible.ts';

test.each([
  ['rgb(1, 2, 3)', 1],
  ['rgba(1, 2, 3, 0)', 0],
  ['rgba(1, 2, 3, 0.25)', 0.25],
  ['color(srgb 0 0 0)', 1],
  ['color(srgb 0 0 0 / 0.1)', 0.1],
  ['oklch(0.5 0.1 20 / 1e-2)', 0.01],
  ['oklch(0.5 0.1 20 / none)', 0],
])('%s has the opacity %d', (color, opacity) => {
  expect(opacityOf(color)).toBe(opacity);
});

test.each([
  [{ fontSize: '16px', color: 'rgb(0, 0, 0)' }, true],
  [{ fontSize: '8px', color: 'rgba(0, 0, 0, 0.3)' }, true],
  [{ fontSize: '7.9px', color: 'rgb(0, 0, 0)' }, false],
  [{ fontSize: '0px', color: 'rgb(0, 0, 0)' }, false],
  [{ fontSize: '16px', color: 'rgba(0, 0, 0, 0.29)' }, false],
])('%o is visible: %s', (look, visible) => {
  expect(isVisible(look)).toBe(visible);
});
