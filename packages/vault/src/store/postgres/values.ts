import pg from 'pg';
import type { Value } from '../engine.ts';

const INT8 = 20;

export type ColumnParser = (text: string) => Value;

/** Returns the decoder of a column: BIGINT becomes a number, the driver decodes other types. */
export function parserOf(type: number): ColumnParser {
  return type === INT8 ? toSafeInteger : (pg.types.getTypeParser(type, 'text') as ColumnParser);
}

function toSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('A column holds a number that is not a safe integer.');
  return number;
}

/** Encodes a value for the protocol: bytes as they are, everything else as text. */
export function toWire(value: Value): Buffer | string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/**
 * Rejects a value that no column may hold.
 *
 * @throws {TypeError}
 */
export function checkValues(values: readonly Value[]): void {
  for (const value of values) {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) continue;
    if (!Number.isSafeInteger(value)) throw new TypeError('A statement takes text, safe integers, bytes and null.');
  }
}

/**
 * Tells whether no row can have this value: PostgreSQL's text type cannot hold the character 0.
 *
 * @throws {TypeError} if the statement would insert it
 */
export function isInNoRow(sql: string, values: readonly Value[]): boolean {
  if (!values.some((value) => typeof value === 'string' && value.includes('\0'))) return false;
  if (/^\s*INSERT\b/i.test(sql)) throw new TypeError('PostgreSQL stores no text with the character 0.');
  return true;
}
