import Type, { type TUnsafe } from 'typebox';

// The vocabulary for input schemas. They are plain JSON Schema, so they are also the documentation. `x-` keywords and
// formats carry rules for the reader (read.ts) that JSON Schema cannot express.

/** Makes the schema of free text of at most `max` UTF-16 code units. */
export function text(max: number, options: { readonly min?: number } = {}) {
  return Type.String({ minLength: options.min ?? 0, maxLength: max });
}

/** Options of a text with a fixed form or a fixed set of values. */
interface Wording {
  /** The sentence for any other text, if the general sentence is not enough. */
  readonly fault?: string;
  /** Reports a blank text, instead of treating it as absent. */
  readonly blank?: 'refused';
  /** Converts letters to this case first. */
  readonly case?: 'upper' | 'lower';
}

function toKeywords({ fault, blank, case: letters }: Wording) {
  return {
    ...(fault === undefined ? {} : { 'x-fault': fault }),
    ...(blank ? { 'x-blank': blank } : {}),
    ...(letters ? { 'x-case': letters } : {}),
  };
}

/** Makes the schema of text of a fixed form, of at most `max` UTF-16 code units. */
export function pattern(max: number, form: RegExp, options: Wording = {}) {
  return Type.String({ minLength: 0, maxLength: max, pattern: form.source, ...toKeywords(options) });
}

/** Makes the schema of a fixed set of words. */
export function word<const T extends string>(words: readonly T[], options: Wording = {}): TUnsafe<T> {
  return Type.Unsafe<T>({ type: 'string', enum: [...words], ...toKeywords(options) });
}

/** Makes the schema of a whole number. */
export function integer(minimum: number, maximum: number) {
  return Type.Integer({ minimum, maximum });
}

/** Makes the schema of a boolean. */
export function flag() {
  return Type.Boolean();
}
