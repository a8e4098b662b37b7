import type { FieldState } from '@inlay/protocol';
import type { Control } from './create-control.ts';
import type { FieldKind, Surroundings } from './field-kind.ts';
import { digitsOf } from './format/digits-of.ts';

/**
 * From so many digits on a brand is told. Earlier it would tell which digit was typed: a page that moves the caret into a
 * new field after each key would learn every 1, 8 and 9 of the number.
 */
const BRAND_TOLD_FROM = 4;

/** The field as the page may know it. */
export function readState(kind: FieldKind, control: Control, surroundings: Surroundings): FieldState {
  const { brand, ...verdict } = kind.judge(control.value, surroundings);
  return {
    ...verdict,
    ...(brand !== undefined && digitsOf(control.value).length >= BRAND_TOLD_FROM && { brand }),
    focused: hasFocus(control),
    autofilled: control.matches(':autofill'),
  };
}

export function hasFocus(control: Control): boolean {
  return document.activeElement === control && document.hasFocus();
}
