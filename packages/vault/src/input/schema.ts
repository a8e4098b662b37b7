import Type, { type TUnsafe } from 'typebox';

// The words that schemas of inputs are written in. They are plain JSON Schema, so they are the description too; `x-`
// keywords and formats tell the reader (read.ts) what JSON Schema has no word for.

/** Free text of at most `max` UTF-16 code units. */
export function text(max: number, options: { readonly min?: number } = {}) {
  return Type.String({ minLength: options.min ?? 0, maxLength: max });
}

/** How a text is taken that has a form or is one of a few words. */
interface Wording {
  /** What to say of any other text, where the general sentence is not enough. */
  readonly fault?: string;
  /** A blank text is a fault, not left out. */
  readonly blank?: 'refused';
  /** Letters are turned into these first. */
  readonly case?: 'upper' | 'lower';
}

function toKeywords({ fault, blank, case: letters }: Wording) {
  return {
    ...(fault === undefined ? {} : { 'x-fault': fault }),
    ...(blank ? { 'x-blank': blank } : {}),
    ...(letters ? { 'x-case': letters } : {}),
  };
}

/** Text of a fixed form, of at most `max` UTF-16 code units. */
export function pattern(max: number, form: RegExp, options: Wording = {}) {
  return Type.String({ minLength: 0, maxLength: max, pattern: form.source, ...toKeywords(options) });
}

/** One of a few words. */
export function word<const T extends string>(words: readonly T[], options: Wording = {}): TUnsafe<T> {
  return Type.Unsafe<T>({ type: 'string', enum: [...words], ...toKeywords(options) });
}

/** A whole number. */
export function integer(minimum: number, maximum: number) {
  return Type.Integer({ minimum, maximum });
}

/** A boolean. */
export function flag() {
  return Type.Boolean();
}
