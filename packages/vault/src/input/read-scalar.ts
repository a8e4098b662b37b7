import { INEXACT_NUMBER } from './inexact-number.ts';
import { fault, type Keywords, type Limits, type Read, type Reading } from './reading.ts';

// Control characters, line and paragraph separators, unpaired surrogates: characters that no name or street contains.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * Reads the text of a JSON string, or of a number for clients that send numbers.
 *
 * @returns `undefined` if it is absent
 */
export function toText(value: unknown, path: string, reading: Reading): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return UNPRINTABLE.test(value) ? fault(reading, path, 'malformed') : value;
  if (value === INEXACT_NUMBER && reading.coerces) return fault(reading, path, 'inexact');
  if (typeof value === 'number' && value >= 0 && reading.coerces) return String(value);
  return fault(reading, path, 'malformed');
}

/** Checks the length of a text, and records a fault if it is wrong. @returns true if the length is allowed */
export function isSized(text: string, limits: Required<Limits>, path: string, reading: Reading): boolean {
  if (text.length >= limits.min && text.length <= limits.max) return true;
  fault(reading, path, 'size', { limits });
  return false;
}

function inCase(text: string, letters: Keywords['x-case']): string {
  if (letters === undefined) return text;
  return letters === 'upper' ? text.toUpperCase() : text.toLowerCase();
}

export function readText(schema: Keywords): Read {
  const { minLength = 0, maxLength = 255, enum: words, 'x-fault': sentence, 'x-case': letters } = schema;
  const form = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  const limits = { min: Math.max(minLength, 1), max: maxLength };
  const says = sentence === undefined ? {} : { says: sentence };
  return (value, path, reading) => {
    const given = toText(value, path, reading);
    if (given === undefined) return undefined;
    if (given.trim() === '' && (reading.coerces || schema['x-blank'] === 'refused')) {
      return schema['x-blank'] === 'refused' ? fault(reading, path, 'malformed', says) : undefined;
    }
    const text = inCase(given, letters);
    if (words) return words.includes(text) ? text : fault(reading, path, 'malformed', says);
    if (!isSized(text, limits, path, reading)) return undefined;
    return form && !form.test(text) ? fault(reading, path, 'malformed', says) : text;
  };
}

export function readInteger({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Keywords): Read {
  return (value, path, reading) => {
    if (value === INEXACT_NUMBER) return fault(reading, path, 'inexact');
    if (value === undefined || value === null || (value === '' && reading.coerces)) return undefined;
    const isDigits = reading.coerces && typeof value === 'string' && /^-?\d{1,16}$/.test(value);
    const number = isDigits ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return fault(reading, path, 'malformed');
    if (number < minimum) return fault(reading, path, 'minimum', { limits: { min: minimum } });
    if (number > maximum) return fault(reading, path, 'maximum', { limits: { max: maximum } });
    return number;
  };
}

export const readFlag: Read = (value, path, reading) => {
  if (value === undefined || value === null || (value === '' && reading.coerces)) return undefined;
  if (value === true || (value === 'true' && reading.coerces)) return true;
  if (value === false || (value === 'false' && reading.coerces)) return false;
  return fault(reading, path, 'malformed');
};
