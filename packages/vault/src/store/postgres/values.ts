import pg from 'pg';
import type { Value } from '../engine.ts';

const INT8 = 20;

/** How columns are read: a BIGINT as a number, everything else as the driver does. */
export const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 ? toSafeInteger : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function toSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('A column holds a number that is not a safe integer.');
  return number;
}

/** The driver would write down anything, objects as JSON: here nothing passes but what a column may hold. */
export function checkValues(values: readonly Value[]): void {
  for (const value of values) {
    if (value === null || typeof value === 'string' || value instanceof Uint8Array) continue;
    if (!Number.isSafeInteger(value)) throw new TypeError('A statement takes text, safe integers, bytes and null.');
  }
}

/** PostgreSQL's text cannot hold the character 0, so no row has such a value. */
export function isInNoRow(values: readonly Value[]): boolean {
  return values.some((value) => typeof value === 'string' && value.includes('\0'));
}
