import type { FieldFault } from '../../../core/invalid-fields.ts';

/** By what a bank account is judged: what a payer types, or the form alone, as clients of the wire send it. */
export type Rules = 'field' | 'wire';

/** The JSON Schema keywords that the reader obeys. Anything else in a schema is for people. */
export interface Keywords {
  readonly type?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  /** Beside `x-alone`: what is required, or else the one member. */
  readonly anyOf?: readonly Keywords[];
  readonly items?: Keywords;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly 'x-fault'?: string;
  /** The member that may stand alone: with it and no other, nothing else is required. */
  readonly 'x-alone'?: string;
  readonly 'x-blank'?: 'refused';
  readonly 'x-past'?: 'refused';
  readonly 'x-rules'?: Rules;
}

/** What one reading of a body collects. */
export interface Reading {
  readonly now: number;
  readonly faults: FieldFault[];
}

/** Reads one value; `undefined` when it is left out, cleared or faulty. */
export type Read = (value: unknown, path: string, reading: Reading) => unknown;

/** Notes a broken rule. */
export function fault(reading: Reading, field: string, sentence: string): undefined {
  reading.faults.push({ field, text: sentence });
  return undefined;
}
