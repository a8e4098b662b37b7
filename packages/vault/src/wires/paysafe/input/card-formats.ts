/**
 * Room: vault, entry of a request. A card number and a security code stand in the clear here, for these few lines.
 * In:  members of a parsed body.
 * Out: `Secret`s, with the first six and last four digits of a number and the length of a code.
 */
import { cardBrand, isLuhn, validateCardholderName } from '@inlay/validators';
import type { CardNumber } from '../../../core/values/card-number.ts';
import type { SecurityCode } from '../../../core/values/security-code.ts';
import { readText, isSized, toText } from '../../../input/read-scalar.ts';
import { fault, type Keywords, type Limits, type Read, type Reading } from '../../../input/reading.ts';
import { Secret } from '../../../secret.ts';

/** A security code, or its single-use token. */
export type SecurityCodeInput = SecurityCode | { readonly singleUseToken: string };

function toDigits(value: unknown, limits: Required<Limits>, path: string, reading: Reading): string | undefined {
  const text = toText(value, path, reading);
  if (text === undefined || text === '') return undefined;
  if (!/^\d*$/.test(text)) return fault(reading, path, 'malformed');
  return isSized(text, limits, path, reading) ? text : undefined;
}

export function readCardNumber(value: unknown, path: string, reading: Reading): CardNumber | undefined {
  const digits = toDigits(value, { min: 12, max: 20 }, path, reading);
  if (digits === undefined) return undefined;
  if (!isLuhn(digits)) return fault(reading, path, 'check_digit');
  const brand = cardBrand(digits)?.name;
  return {
    secret: new Secret(digits),
    bin: digits.slice(0, 6),
    lastDigits: digits.slice(-4),
    ...(brand ? { brand } : {}),
  };
}

export function readSecurityCode(value: unknown, path: string, reading: Reading): SecurityCode | undefined {
  const digits = toDigits(value, { min: 3, max: 4 }, path, reading);
  return digits === undefined ? undefined : { secret: new Secret(digits), length: digits.length };
}

/** Reads a code or token. Text with the prefix of a token is treated as one; it is validated when it is used. */
export function readSecurityCodeOrToken(value: unknown, path: string, reading: Reading): SecurityCodeInput | undefined {
  const isToken = typeof value === 'string' && /^SC[0-9A-Za-z]{1,48}$/.test(value);
  return isToken ? { singleUseToken: value } : readSecurityCode(value, path, reading);
}

/** Refuses a card number typed into a name field, because names are stored in the clear. */
export function readName(schema: Keywords): Read {
  const read = readText(schema);
  return (value, path, reading) => {
    const name = read(value, path, reading);
    if (name === undefined || validateCardholderName(name as string).status === 'valid') return name;
    return fault(reading, path, 'malformed');
  };
}
