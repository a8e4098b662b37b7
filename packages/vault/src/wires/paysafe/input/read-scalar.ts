import { INEXACT_NUMBER } from './inexact-number.ts';
import { fault, type Keywords, type Read, type Reading } from './reading.ts';

const SEND_A_STRING = 'not a safe integer: send a string';
// Control characters, line and paragraph separators, halves of surrogate pairs: nothing that a name or a street holds.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * The text of a JSON string, or of a number where a client sends one. `undefined` when it is left out.
 */
export function toText(value: unknown, path: string, reading: Reading): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return UNPRINTABLE.test(value) ? fault(reading, path, 'Invalid Value') : value;
  if (value === INEXACT_NUMBER) return fault(reading, path, SEND_A_STRING);
  if (typeof value === 'number' && value >= 0) return String(value);
  return fault(reading, path, 'Invalid Value');
}

export function checkSize(text: string, min: number, max: number, path: string, reading: Reading): boolean {
  if (text.length >= min && text.length <= max) return true;
  fault(reading, path, `size must be between ${min} and ${max}`);
  return false;
}

export function readText(schema: Keywords): Read {
  const { minLength = 0, maxLength = 255, enum: words, 'x-fault': sentence = 'Invalid Value' } = schema;
  const form = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  const min = Math.max(minLength, 1);
  return (value, path, reading) => {
    const text = toText(value, path, reading);
    if (text === undefined) return undefined;
    if (text.trim() === '') return schema['x-blank'] === 'refused' ? fault(reading, path, sentence) : undefined;
    if (words) return words.includes(text) ? text : fault(reading, path, sentence);
    if (!checkSize(text, min, maxLength, path, reading)) return undefined;
    return form && !form.test(text) ? fault(reading, path, sentence) : text;
  };
}

export function readInteger({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Keywords): Read {
  return (value, path, reading) => {
    if (value === INEXACT_NUMBER) return fault(reading, path, SEND_A_STRING);
    if (value === undefined || value === null || value === '') return undefined;
    const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return fault(reading, path, 'Invalid Value');
    if (number < minimum) return fault(reading, path, `must be greater than or equal to ${minimum}`);
    if (number > maximum) return fault(reading, path, `must be less than or equal to ${maximum}`);
    return number;
  };
}

export function readFlag(value: unknown, path: string, reading: Reading): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return fault(reading, path, 'Invalid Value');
}
