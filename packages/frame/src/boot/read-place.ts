import { FIELD_NAMES, type FieldName } from '@inlay/protocol';

/** A field of a group. */
export interface FieldPlace {
  readonly role: 'field';
  readonly group: string;
  readonly field: FieldName;
}

/** What a document is for. The page can rewrite the fragment later: it is read once, and nothing trusted stands in it. */
export type Place = FieldPlace | { readonly role: 'tokenizer' };

/** Reads `#role=tokenizer` or `#role=field&group=…&field=cardNumber`; undefined for anything else. */
export function readPlace(hash: string): Place | undefined {
  const words = new URLSearchParams(hash.slice(1));
  const role = words.get('role');
  if (role === 'tokenizer') return Object.freeze({ role });
  const group = words.get('group') ?? '';
  const field = FIELD_NAMES.find((name) => name === words.get('field'));
  if (role !== 'field' || !field || group === '' || group.length > 64) return undefined;
  return Object.freeze({ role, group, field });
}
