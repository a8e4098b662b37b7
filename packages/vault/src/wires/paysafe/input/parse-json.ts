import { vaultError } from '@inlay/protocol';
import { reviveExactly } from './inexact-number.ts';

/** Deeper than any body of the wire, far from any stack limit. */
const MAX_DEPTH = 16;
/** Members and list entries of one body. */
const MAX_ENTRIES = 1_000;

/**
 * Reads a JSON object out of a request body. `__proto__` and `constructor` come out as plain members of their own, and
 * nobody looks for them. What was sent is not part of any error.
 *
 * @throws {CodedError} `body_unreadable`
 */
export function parseJson(text: string): object {
  refuseBombs(text);
  let value: unknown;
  try {
    value = JSON.parse(text, reviveExactly);
  } catch {
    throw unreadable('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable('The body is no object.');
  return value;
}

/** What stands behind the code: the wire's `details`. */
export function unreadable(why: string): Error {
  return vaultError('body_unreadable', { message: why });
}

function refuseBombs(text: string): void {
  let depth = 0;
  let entries = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) quoted = false;
    } else if (char === 0x22) quoted = true;
    else if (char === 0x7b || char === 0x5b) depth += 1;
    else if (char === 0x7d || char === 0x5d) depth -= 1;
    else if (char === 0x2c) entries += 1;
    if (depth > MAX_DEPTH) throw unreadable(`The body nests deeper than ${MAX_DEPTH} levels.`);
    if (entries > MAX_ENTRIES) throw unreadable(`The body has more than ${MAX_ENTRIES} entries.`);
  }
}
