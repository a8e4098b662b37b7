import type { BrowserErrorCode, FieldError, FieldName, TokenizeRequest } from '@inlay/protocol';
import type { Collected } from './collect.ts';

/** How a value stands when it is judged again, beside the others. */
export type Rejudge = (value: string) => { readonly status: string; readonly code?: BrowserErrorCode };

/**
 * The errors of a request: a needed field that is empty or missing, and every value that its field or a second look
 * finds wrong.
 *
 * @param needed fields that the payment can't do without, whatever the page calls optional
 */
export function judgeFields(
  collected: Collected,
  { optionalFields }: TokenizeRequest,
  needed: readonly FieldName[],
  verdicts: { readonly [field in FieldName]?: Rejudge },
): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const field of new Set([...needed, ...collected.keys()])) {
    const { status = 'empty', code, value = '' } = collected.get(field) ?? {};
    const verdict = verdicts[field]?.(value);
    const mayBeEmpty = optionalFields.includes(field) && !needed.includes(field);
    if (status === 'empty') {
      if (!mayBeEmpty) errors.push({ field, code: 'field_required' });
    } else if (status !== 'valid') errors.push({ field, code: code ?? 'fields_invalid' });
    else if (verdict && verdict.status !== 'valid') errors.push({ field, code: verdict.code ?? 'fields_invalid' });
  }
  return errors;
}
