import type { BodyFault, InputRule } from '../../errors.ts';
import { MAX_DEPTH, MAX_ENTRIES } from '../../input/parse-json.ts';
import type { Fault, ReadingRule } from '../../input/reading.ts';

const INVALID = 'Invalid Value';

type Limits = Required<NonNullable<Fault['limits']>>;

/** What this wire says of a body that breaks a rule. */
const READING_SENTENCES: Readonly<Record<ReadingRule, string | ((limits: Limits) => string)>> = {
  text_missing: 'may not be empty',
  missing: 'may not be null',
  malformed: INVALID,
  size: ({ min, max }) => `size must be between ${min} and ${max}`,
  minimum: ({ min }) => `must be greater than or equal to ${min}`,
  maximum: ({ max }) => `must be less than or equal to ${max}`,
  inexact: 'not a safe integer: send a string',
  check_digit: 'Luhn checksum failed',
  past: 'Card expired',
  future: 'must not be in the future',
  unknown: 'unknown',
};

/** What this wire says of an input that the core refuses. */
const INPUT_SENTENCES: Readonly<Record<InputRule, string>> = {
  required: 'may not be empty',
  malformed: INVALID,
  unknown: INVALID,
  too_long: INVALID,
  card_expired: 'Card expired',
  currency_mismatch: 'not the currency of this account',
  network_not_of_card: 'Not a network of this card',
  security_code_length: 'not as long as the security code of this card',
  security_code_token_misplaced: 'a token is taken beside the payment token of a stored card only',
  processor_mode_mismatch: INVALID,
  loopback_refused: INVALID,
  origins_missing: 'may not be empty',
  origin_not_tls: INVALID,
  too_many: INVALID,
};

/** What this wire says of a body that it can't read. */
const BODY_SENTENCES: Readonly<Record<BodyFault, string>> = {
  compressed: 'The body is compressed. Send it without Content-Encoding.',
  empty: 'The body is empty.',
  no_utf8: 'The body is not UTF-8.',
  no_json: 'The body is not JSON.',
  no_object: 'The body is no object.',
  too_deep: `The body nests deeper than ${MAX_DEPTH} levels.`,
  too_many_entries: `The body has more than ${MAX_ENTRIES} entries.`,
};

/** Inputs that are objects on this wire. */
const OBJECTS = new Set(['expiry', 'card.expiry']);

/** Says why a body can't be read. */
export function sayBodyFault(bodyFault: BodyFault): string {
  return BODY_SENTENCES[bodyFault];
}

/** Says which rule a body breaks. */
export function sayFault({ rule, limits, says }: Fault): string {
  const sentence = READING_SENTENCES[rule];
  return says ?? (typeof sentence === 'string' ? sentence : sentence(limits as Limits));
}

/** Says which rule an input of the core breaks. */
export function sayInputRule(input: string, rule: InputRule): string {
  return rule === 'required' && OBJECTS.has(input) ? 'may not be null' : INPUT_SENTENCES[rule];
}
