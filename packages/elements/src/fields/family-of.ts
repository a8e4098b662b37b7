import { BANK_FIELD_NAMES, type FieldName, type FrameFamily } from '@inlay/protocol';

/** Whose document knows the fields of a frame. */
export function familyOf([first]: readonly FieldName[]): FrameFamily {
  return BANK_FIELD_NAMES.some((name) => name === first) ? 'bank' : 'card';
}
