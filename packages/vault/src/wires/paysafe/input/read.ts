import type { Static, TSchema } from 'typebox';
import { isPast } from '../../../core/values/card-expiry.ts';
import { InvalidFields } from '../../../core/invalid-fields.ts';
import { readBankAccountNumber, readIban, readRoutingNumber } from './read-bank-account.ts';
import { readCardNumber, readName, readSecurityCode, readSecurityCodeOrToken } from './read-card.ts';
import { readFlag, readInteger, readText } from './read-scalar.ts';
import { fault, type Keywords, type Read, type Reading } from './reading.ts';

/**
 * Makes the reader of a body: the one way from a stranger's JSON to typed input. Only members that the schema names are
 * looked at; `null` counts as left out; an empty text clears an optional field.
 *
 * @returns a function of the body and the time in milliseconds
 * @throws {InvalidFields} (from the reader) with one fault for each broken rule, none of which repeats what was sent
 */
export function reader<T extends TSchema>(schema: T): (body: unknown, now: number) => Static<T> {
  const read = compile(schema);
  return (body, now) => {
    const reading: Reading = { now, faults: [] };
    const input = read(body ?? {}, '', reading);
    if (reading.faults.length > 0) throw new InvalidFields(reading.faults);
    return input as Static<T>;
  };
}

const FORMATS: Readonly<Record<string, (schema: Keywords) => Read>> = {
  'card-number': () => readCardNumber,
  'security-code': () => readSecurityCode,
  'security-code-or-token': () => readSecurityCodeOrToken,
  name: readName,
  'bank-account-number': readBankAccountNumber,
  'routing-number': readRoutingNumber,
  iban: readIban,
};

function compile(schema: Keywords): Read {
  const special = schema.format === undefined ? undefined : FORMATS[schema.format];
  if (special) return special(schema);
  switch (schema.type) {
    case 'object':
      return compileObject(schema);
    case 'string':
      return readText(schema);
    case 'integer':
      return readInteger(schema);
    case 'boolean':
      return readFlag;
    case 'array':
      return compileList(schema);
    default:
      throw new TypeError('This schema has no reader.');
  }
}

/** A list; a lone object counts as a list of one, since clients of the wire send it so. */
function compileList({ items = {}, maxItems = 100 }: Keywords): Read {
  const read = compile(items);
  return (value, path, reading) => {
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) {
      const entry = read(value, path, reading);
      return entry === undefined ? undefined : [entry];
    }
    if (value.length > maxItems) return fault(reading, path, `size must be between 0 and ${maxItems}`);
    const entries = value.map((entry, index) => {
      const at = `${path}[${index}]`;
      return entry === null ? fault(reading, at, 'may not be null') : read(entry, at, reading);
    });
    return entries.includes(undefined) ? undefined : entries;
  };
}

/** What an object needs, unless the one member stands in it that may stand alone. */
export function requiredOf({ required, anyOf }: Keywords): readonly string[] {
  return required ?? anyOf?.[0]?.required ?? [];
}

/** Whether a member is there and is not left out or, where that can be, cleared. */
function isSent(value: object, name: string, isNeeded: boolean): boolean {
  const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  return member !== undefined && member !== null && (isNeeded || member !== '');
}

function compileObject(schema: Keywords): Read {
  const { 'x-alone': alone, properties = {} } = schema;
  const needed = requiredOf(schema);
  const members = Object.entries(properties).map(([name, member]) => ({
    name,
    read: compile(member),
    required: needed.includes(name),
    missing: member.type === 'string' ? 'may not be empty' : 'may not be null',
  }));
  return (value, path, reading) => {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return fault(reading, path, 'Invalid Value');
    const before = reading.faults.length;
    const input: Record<string, unknown> = {};
    const isAlone =
      alone !== undefined &&
      String(Object.keys(properties).filter((name) => isSent(value, name, needed.includes(name)))) === alone;
    for (const { name, read, required, missing } of members) {
      const field = path === '' ? name : `${path}.${name}`;
      const faults = reading.faults.length;
      const sent = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      const entry = read(sent, field, reading);
      if (entry !== undefined) input[name] = entry;
      else if (required && !isAlone && reading.faults.length === faults) fault(reading, field, missing);
    }
    if (reading.faults.length > before) return undefined;
    if (schema['x-past'] === 'refused' && isPast(input as { month: number; year: number }, reading.now)) {
      return fault(reading, path, 'Card expired');
    }
    return input;
  };
}
