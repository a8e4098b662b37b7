import type { FieldState } from '@inlay/protocol';
import type { FieldKind } from './field-kinds.ts';

/** The field as the page may know it. */
export function readState(kind: FieldKind, input: HTMLInputElement): FieldState {
  return {
    ...kind.judge(input.value),
    focused: document.activeElement === input && document.hasFocus(),
    autofilled: input.matches(':autofill'),
  };
}
