import { expect, test } from 'vitest';
import { readPlace } from './read-place.ts';

test('reads a field and its group', () => {
  expect(readPlace('#role=field&group=g-1&field=cardNumber')).toEqual({
    role: 'field',
    group: 'g-1',
    fields: ['cardNumber'],
    isChosen: false,
  });
});

test('reads several fields of one frame in their order, and that they are chosen from', () => {
  expect(readPlace('#role=field&group=g-1&field=cardNumber,cardCode,cardExpiry&as=select')).toMatchObject({
    fields: ['cardNumber', 'cardCode', 'cardExpiry'],
    isChosen: true,
  });
});

test('reads the tokenizer, whatever else stands there', () => {
  expect(readPlace('#role=tokenizer&group=g-1&field=cardNumber')).toEqual({ role: 'tokenizer' });
});

test.each([
  '',
  '#',
  '#role=vault',
  '#role=field',
  '#role=field&group=g-1',
  '#role=field&field=cardNumber',
  '#role=field&group=&field=cardNumber',
  `#role=field&group=${'g'.repeat(65)}&field=cardNumber`,
  '#role=field&group=g-1&field=password',
  '#role=field&group=g-1&field=cardNumber,password',
  '#role=field&group=g-1&field=cardNumber,cardNumber',
  '#role=field&group=g-1&field=cardNumber,',
  '#role=field&group=g-1&field=__proto__',
  '#role=field&group=g-1&field=constructor',
])('refuses %s', (hash) => {
  expect(readPlace(hash)).toBeUndefined();
});

test('what was read does not change', () => {
  expect(Object.isFrozen(readPlace('#role=field&group=g-1&field=cardCode'))).toBe(true);
});
