import type { FieldState } from '@inlay/protocol';
import { expect, test } from 'vitest';
import { nextShownError } from './shown-error.ts';

const EMPTY: FieldState = { status: 'empty', focused: false, autofilled: false };
const HELD: FieldState = { ...EMPTY, focused: true };
const SHORT: FieldState = { ...HELD, status: 'incomplete', code: 'card_number_incomplete' };
const WRONG: FieldState = { ...HELD, status: 'invalid', code: 'card_number_invalid' };
const RIGHT: FieldState = { ...HELD, status: 'valid' };
const left = (state: FieldState): FieldState => ({ ...state, focused: false });

test.each([
  ['nothing while the payer types', undefined, HELD, SHORT, undefined],
  ['nothing while what is typed turns wrong', undefined, SHORT, WRONG, undefined],
  ['what is incomplete once the payer leaves', undefined, SHORT, left(SHORT), 'card_number_incomplete'],
  ['what is wrong once the payer leaves', undefined, WRONG, left(WRONG), 'card_number_invalid'],
  ['nothing to a payer who only passes through', undefined, HELD, left(HELD), undefined],
  ['the error on, while the payer only comes back', 'card_number_invalid', left(WRONG), WRONG, 'card_number_invalid'],
  ['nothing while the payer mends it', 'card_number_invalid', WRONG, SHORT, undefined],
  ['what can’t be mended by typing on', 'card_number_incomplete', SHORT, WRONG, 'card_number_invalid'],
  ['nothing once it is right', 'card_number_incomplete', SHORT, RIGHT, undefined],
  [
    'on what the vault found, while nothing is edited',
    'card_number_invalid',
    RIGHT,
    left(RIGHT),
    'card_number_invalid',
  ],
  ['nothing of what the vault found, once it is edited', 'card_number_invalid', RIGHT, SHORT, undefined],
] as const)('a field shows %s', (_what, shown, before, now, expected) => {
  expect(nextShownError(shown, before, now)).toBe(expected);
});
