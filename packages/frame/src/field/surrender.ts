import type { CollectedValue } from '@inlay/protocol';
import type { FieldKind } from './field-kinds.ts';

/** What a tokenizer collects. A value that can't be used stays where it is. */
export function surrender(kind: FieldKind, text: string): CollectedValue {
  const { status, code } = kind.judge(text);
  return { value: status === 'valid' ? kind.toValue(text) : '', status, ...(code && { code }) };
}
