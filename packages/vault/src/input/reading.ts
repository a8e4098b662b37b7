/** The rules that a reading can find broken. Every user of a reader has a sentence for each rule. */
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

/** The limits of a rule. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** One broken rule. It names the input by its path (`card.cardExpiry.month`) and never contains its value. */
export interface Fault {
  readonly path: string;
  readonly rule: ReadingRule;
  readonly limits?: Limits;
  /** The schema's own sentence for a wrong value (`x-fault`). */
  readonly says?: string;
}

/** The JSON Schema keywords that the reader applies. Other keywords are documentation only. */
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
  /** With `x-alone`: the required members, or the stand-alone member. */
  readonly anyOf?: readonly Keywords[];
  readonly items?: Keywords;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly additionalProperties?: boolean | object;
  readonly 'x-fault'?: string;
  /** The member that may stand alone: if it is the only one, nothing else is required. */
  readonly 'x-alone'?: string;
  readonly 'x-blank'?: 'refused';
  /** Reports an optional object whose members are all absent, instead of ignoring it. */
  readonly 'x-empty'?: 'refused';
  /** Converts letters to this case before the text is checked. */
  readonly 'x-case'?: 'upper' | 'lower';
  /** The name of a check of the whole object, from `ReaderOptions.checks`. */
  readonly 'x-check'?: string;
  /** The rules of a format: a word that the format defines. */
  readonly 'x-rules'?: string;
}

/** The state of one reading. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly faults: Fault[];
  /**
   * Accepts a text for a number or boolean and the reverse, one object for a list of one, and a blank text as absent.
   */
  readonly coerces: boolean;
}

/** Reads one value. @returns `undefined` if it is absent, cleared or faulty */
export type Read = (value: unknown, path: string, reading: Reading) => unknown;

/** Checks an object after reading. @returns the rule that it breaks, or `undefined` */
export type Check = (input: never, now: number) => ReadingRule | undefined;

/** Records a broken rule. */
export function fault(
  reading: Reading,
  path: string,
  rule: ReadingRule,
  more: Pick<Fault, 'limits' | 'says'> = {},
): undefined {
  reading.faults.push({ path, rule, ...more });
  return undefined;
}
