import Type, { type TUnsafe } from 'typebox';
import type { CardCode, CardCodeReference } from '../../../core/values/security-code.ts';
import type { CardExpiry } from '../../../core/values/card-expiry.ts';
import type { CardNumber } from '../../../core/values/card-number.ts';

// The words that schemas of bodies are written in. They are plain JSON Schema, so they are the description of the wire
// too; `x-` keywords and formats tell the reader (read.ts) what JSON Schema has no word for.

/** Free text of at most `max` UTF-16 code units. An empty text clears an optional field. */
export function text(max: number, options: { min?: number } = {}) {
  return Type.String({ minLength: options.min ?? 0, maxLength: max });
}

/** Text of a fixed form. `fault` is the wire's sentence for any other. */
export function pattern(max: number, form: RegExp, fault = 'Invalid Value') {
  return Type.String({ minLength: 0, maxLength: max, pattern: form.source, 'x-fault': fault });
}

/** One of a few words. */
export function word<const T extends string>(
  words: readonly T[],
  options: { fault?: string; blank?: 'refused' } = {},
): TUnsafe<T> {
  return Type.Unsafe<T>({
    type: 'string',
    enum: [...words],
    'x-fault': options.fault ?? 'Invalid Value',
    ...(options.blank ? { 'x-blank': options.blank } : {}),
  });
}

/** A whole number. Text of digits is taken too: clients of the wire send it. */
export function integer(minimum: number, maximum: number) {
  return Type.Integer({ minimum, maximum });
}

/** A boolean; the texts `true` and `false` are taken too. */
export function flag() {
  return Type.Boolean();
}

/** 12 to 20 digits with a right check digit. Comes out wrapped, with its first six and last four digits beside. */
export function cardNumber(): TUnsafe<CardNumber> {
  return Type.Unsafe<CardNumber>({
    type: 'string',
    minLength: 12,
    maxLength: 20,
    pattern: '^[0-9]*$',
    format: 'card-number',
    writeOnly: true,
  });
}

/** 3 or 4 digits. Comes out wrapped, with its length beside. */
export function securityCode(): TUnsafe<CardCode> {
  return Type.Unsafe<CardCode>({
    type: 'string',
    minLength: 3,
    maxLength: 4,
    pattern: '^[0-9]*$',
    format: 'security-code',
    writeOnly: true,
  });
}

/** A security code, or the single-use token that stands for one. */
export function securityCodeOrToken(): TUnsafe<CardCode | CardCodeReference> {
  return Type.Unsafe<CardCode | CardCodeReference>({
    type: 'string',
    minLength: 3,
    maxLength: 50,
    pattern: '^([0-9]{3,4}|SC[0-9A-Za-z]*)$',
    format: 'security-code-or-token',
    writeOnly: true,
  });
}

/** A network by its name: `visa`, `cartes-bancaires`. */
export function network() {
  return pattern(32, /^[a-z-]+$/);
}

/** A name. A card number typed into the wrong field is refused: names are kept in the clear. */
export function nameText(max: number) {
  return Type.String({ minLength: 0, maxLength: max, format: 'name' });
}

/** Month and year. With `past: 'refused'` a month that is over is a fault of the whole object. */
export function cardExpiry(options: { past: 'refused' | 'taken' }): TUnsafe<CardExpiry> {
  const parts = Type.Object({ month: integer(1, 12), year: integer(1900, 9999) });
  return Type.Unsafe<CardExpiry>({
    ...parts,
    ...(options.past === 'refused' ? { 'x-past': 'refused' } : {}),
  });
}
