import type { FieldName, FieldOptions, FieldWords } from '@inlay/protocol';

/** What a field of an element says, before it is cut to what a frame takes. */
export interface SpokenField {
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  /** The error that is shown, if there is one: it stands in the place of the hint. */
  readonly message: string;
  readonly required: boolean;
  readonly choices: readonly string[] | undefined;
  /** Something is to be filled in after it, to which a phone's Enter key leads. */
  readonly isFollowed: boolean;
}

/** The words of the fields of a frame. */
export function wordsOf(fields: readonly FieldName[], say: (field: FieldName) => SpokenField): FieldOptions['fields'] {
  return Object.fromEntries(fields.map((field) => [field, cut(say(field))]));
}

function cut({ label, placeholder, hint, message, required, choices, isFollowed }: SpokenField): FieldWords {
  return {
    label: label.slice(0, 200),
    placeholder: placeholder.slice(0, 200),
    description: (message || hint).slice(0, 500),
    required,
    invalid: message !== '',
    ...(choices && { choices }),
    ...(isFollowed && { enterKeyHint: 'next' }),
  };
}
