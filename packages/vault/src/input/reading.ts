/** The rules of an input that a reading can find broken. A reader of bodies or configuration has a sentence for each. */
export const READING_RULES = [
  // Nothing was sent: of a text, of anything else
  'text_missing',
  'missing',
  'malformed',
  // A text or a list is too short or too long; a number is too small or too large
  'size',
  'minimum',
  'maximum',
  // A number that JavaScript can't hold
  'inexact',
  'check_digit',
  // A day that has passed, or has not come
  'past',
  'future',
  // A member that there is not, where the schema takes no others
  'unknown',
] as const;

export type ReadingRule = (typeof READING_RULES)[number];

/** What a rule allows. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** One broken rule. It names an input by its path (`card.cardExpiry.month`) and never repeats what was sent. */
export interface Fault {
  readonly path: string;
  readonly rule: ReadingRule;
  readonly limits?: Limits;
  /** What the schema itself says of a wrong value (`x-fault`). */
  readonly says?: string;
}

/** The JSON Schema keywords that the reader obeys. Anything else in a schema is for people. */
export interface Keywords {
  readonly type?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  /** Beside `x-alone`: what is required, or else the one member. */
  readonly anyOf?: readonly Keywords[];
  readonly items?: Keywords;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly additionalProperties?: boolean | object;
  readonly 'x-fault'?: string;
  /** The member that may stand alone: with it and no other, nothing else is required. */
  readonly 'x-alone'?: string;
  readonly 'x-blank'?: 'refused';
  /** An optional object of which nothing is sent is a fault, not left out. */
  readonly 'x-empty'?: 'refused';
  /** Letters are turned into these before the text is judged. */
  readonly 'x-case'?: 'upper' | 'lower';
  /** The name of a check of a whole object, which its reader was given. */
  readonly 'x-check'?: string;
  /** By which rules a format judges: a word that the format itself knows. */
  readonly 'x-rules'?: string;
}

/** What one reading collects. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly faults: Fault[];
  /** Takes texts for numbers and booleans and the other way round, one object for a list of one, blanks as left out. */
  readonly coerces: boolean;
}

/** Reads one value. @returns `undefined` when it is left out, cleared or faulty */
export type Read = (value: unknown, path: string, reading: Reading) => unknown;

/** Judges an object that was read. @returns the rule that it breaks, or `undefined` */
export type Check = (input: never, now: number) => ReadingRule | undefined;

/** Notes a broken rule. */
export function fault(
  reading: Reading,
  path: string,
  rule: ReadingRule,
  more: Pick<Fault, 'limits' | 'says'> = {},
): undefined {
  reading.faults.push({ path, rule, ...more });
  return undefined;
}
