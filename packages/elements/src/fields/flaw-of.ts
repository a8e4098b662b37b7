import type { BrowserErrorCode, FieldState } from '@inlay/protocol';

/** Why a field can't be sent as it stands. */
export function flawOf({ status, code }: FieldState, isRequired: boolean): BrowserErrorCode | undefined {
  if (status === 'empty') return isRequired ? 'field_required' : undefined;
  return status === 'valid' ? undefined : (code ?? 'fields_invalid');
}

/** What a form is told of several flaws: one that is wrong before one that is missing. */
export function worstOf(flaws: readonly BrowserErrorCode[]): BrowserErrorCode | undefined {
  return flaws.find((code) => code !== 'field_required') ?? flaws[0];
}
