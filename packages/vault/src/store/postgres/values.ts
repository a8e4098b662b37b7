import pg from 'pg';
import type { Value } from '../engine.ts';

const INT8 = 20;

export type ColumnParser = (text: string) => Value;

/** How a column is read: a BIGINT as a number, everything else as the driver does. */
export function parserOf(type: number): ColumnParser {
  return type === INT8 ? toSafeInteger : (pg.types.getTypeParser(type, 'text') as ColumnParser);
}

function toSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('A column holds a number that is not a safe integer.');
  return number;
}

/** A value as the protocol carries it: bytes as they are, everything else as text. */
export function toWire(value: Value): Buffer | string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

/**
 * Lets nothing pass but what a column may hold.
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
 * Whether no row has such a value: PostgreSQL's text cannot hold the character 0.
 *
 * @throws {TypeError} for an INSERT of it
 */
export function isInNoRow(sql: string, values: readonly Value[]): boolean {
  if (!values.some((value) => typeof value === 'string' && value.includes('\0'))) return false;
  if (/^\s*INSERT\b/i.test(sql)) throw new TypeError('PostgreSQL stores no text with the character 0.');
  return true;
}
