import { FIELD_NAMES, type FieldName } from '@inlay/protocol';

/** Fields of a group: one, or several in one frame. */
export interface FieldPlace {
  readonly role: 'field';
  readonly group: string;
  readonly fields: readonly FieldName[];
  /** Fields that know choices are chosen from, not typed into. */
  readonly isChosen: boolean;
}

/** What a document is for. The page can rewrite the fragment later: it is read once, and nothing trusted stands in it. */
export type Place = FieldPlace | { readonly role: 'tokenizer' };

/**
 * Reads `#role=tokenizer` or `#role=field&group=…&field=cardNumber`, with several fields as `field=cardNumber,cardCode`
 * and choices as `as=select`; undefined for anything else.
 */
export function readPlace(hash: string): Place | undefined {
  const words = new URLSearchParams(hash.slice(1));
  const role = words.get('role');
  if (role === 'tokenizer') return Object.freeze({ role });
  const group = words.get('group') ?? '';
  const names = words.get('field')?.split(',') ?? [];
  const fields = FIELD_NAMES.filter((name) => names.includes(name)).toSorted(
    (a, b) => names.indexOf(a) - names.indexOf(b),
  );
  const isWhole = fields.length > 0 && fields.length === names.length && fields.length <= 8;
  if (role !== 'field' || !isWhole || group === '' || group.length > 64) return undefined;
  return Object.freeze({ role, group, fields: Object.freeze(fields), isChosen: words.get('as') === 'select' });
}
