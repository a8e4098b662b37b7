import type { FieldState } from '@inlay/protocol';
import type { FieldKind } from './field-kind.ts';
import { digitsOf } from './format/digits-of.ts';

/**
 * From so many digits on a brand is told. Earlier it would tell which digit was typed: a page that moves the caret into a
 * new field after each key would learn every 1, 8 and 9 of the number.
 */
const BRAND_TOLD_FROM = 4;

/** The field as the page may know it. */
export function readState(kind: FieldKind, input: HTMLInputElement): FieldState {
  const { brand, ...verdict } = kind.judge(input.value);
  return {
    ...verdict,
    ...(brand !== undefined && digitsOf(input.value).length >= BRAND_TOLD_FROM && { brand }),
    focused: document.activeElement === input && document.hasFocus(),
    autofilled: input.matches(':autofill'),
  };
}
