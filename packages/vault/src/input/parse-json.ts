import { type BodyFault, CoreError } from '../errors.ts';
import { reviveExactly } from './inexact-number.ts';

/** Deeper than any body of a wire, far from any stack limit. */
export const MAX_DEPTH = 16;
/** Members and list entries of one body. */
export const MAX_ENTRIES = 1_000;
/** So many digits are a safe integer, whatever they are. */
const SAFE_DIGITS = 15;

/**
 * Reads a JSON object out of a request body. `__proto__` and `constructor` come out as plain members of their own, and
 * nobody looks for them. What was sent is not part of any error.
 *
 * @throws {CoreError} `body_unreadable`
 */
export function parseJson(text: string): object {
  const areNumbersPlain = scan(text);
  let value: unknown;
  try {
    value = areNumbersPlain ? JSON.parse(text) : JSON.parse(text, reviveExactly);
  } catch {
    throw unreadable('no_json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable('no_object');
  return value;
}

/** The refusal of a body that cannot be read. */
export function unreadable(bodyFault: BodyFault): CoreError {
  return new CoreError('body_unreadable', { bodyFault });
}

/**
 * Refuses what nests too deep or holds too much, before anything is made of it.
 *
 * @returns whether every number is a short run of digits: then none needs a closer look, which is slow
 */
function scan(text: string): boolean {
  let depth = 0;
  let entries = 0;
  let digits = 0;
  let quoted = false;
  let plain = true;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) quoted = false;
      continue;
    }
    if (char >= 0x30 && char <= 0x39) {
      digits += 1;
      if (digits > SAFE_DIGITS) plain = false;
      continue;
    }
    if (char === 0x2e || char === 0x2d || char === 0x45 || (char === 0x65 && digits > 0)) plain = false;
    digits = 0;
    if (char === 0x22) quoted = true;
    else if (char === 0x7b || char === 0x5b) depth += 1;
    else if (char === 0x7d || char === 0x5d) depth -= 1;
    else if (char === 0x2c) entries += 1;
    if (depth > MAX_DEPTH) throw unreadable('too_deep');
    if (entries > MAX_ENTRIES) throw unreadable('too_many_entries');
  }
  return plain;
}
