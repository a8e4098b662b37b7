import type { Static, TSchema } from 'typebox';
import { InvalidInput } from './invalid-input.ts';
import { readFlag, readInteger, readText } from './read-scalar.ts';
import { type Check, fault, type Keywords, type Read, type Reading } from './reading.ts';

/** How a kind of inputs is read. */
export interface ReaderOptions {
  /** By the `format` of a schema: what makes the reader of such a value. */
  readonly formats?: Readonly<Record<string, (schema: Keywords) => Read>>;
  /** By the `x-check` of an object's schema. */
  readonly checks?: Readonly<Record<string, Check>>;
  /**
   * Takes texts for numbers and booleans and the other way round, one object for a list of one, and blank texts as left
   * out, as clients of a wire send them. Default: false.
   */
  readonly coerces?: boolean;
}

/** Makes the reader of a schema: a function of what was sent and the time in milliseconds. */
export type MakeReader = <T extends TSchema>(schema: T) => (input: unknown, now: number) => Static<T>;

/**
 * Makes the one way from a stranger's JSON to typed input. The schema is all that there is: it reads and it documents.
 * Only members that it names are looked at; `null` counts as left out, and so does an optional object of which nothing is
 * sent.
 *
 * @returns makes the reader of a schema. A reader throws `InvalidInput` with one fault for each broken rule, none of which
 *   repeats what was sent
 * @example
 * const reader = createReader({ coerces: true });
 * const read = reader(Type.Object({ name: text(80) }));
 * read({ name: 'Jane' }, Date.now()); // { name: 'Jane' }
 */
export function createReader({ formats = {}, checks = {}, coerces = false }: ReaderOptions = {}): MakeReader {
  return (schema) => {
    const read = compile(schema, { formats, checks });
    return (input, now) => {
      const reading: Reading = { now, faults: [], coerces };
      const value = read(input ?? {}, '', reading);
      if (reading.faults.length > 0) throw new InvalidInput(reading.faults);
      return value as never;
    };
  };
}

type Extras = Required<Pick<ReaderOptions, 'formats' | 'checks'>>;

function compile(schema: Keywords, extras: Extras): Read {
  const special = schema.format === undefined ? undefined : extras.formats[schema.format];
  if (special) return special(schema);
  switch (schema.type) {
    case 'object':
      return compileObject(schema, extras);
    case 'string':
      return readText(schema);
    case 'integer':
      return readInteger(schema);
    case 'boolean':
      return readFlag;
    case 'array':
      return compileList(schema, extras);
    default:
      throw new TypeError('This schema has no reader.');
  }
}

/** A list. Where values are coerced, a lone object counts as a list of one. */
function compileList({ items = {}, minItems = 0, maxItems = 100 }: Keywords, extras: Extras): Read {
  const read = compile(items, extras);
  return (value, path, reading) => {
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) {
      if (!reading.coerces) return fault(reading, path, 'malformed');
      const entry = read(value, path, reading);
      return entry === undefined ? undefined : [entry];
    }
    if (value.length < minItems || value.length > maxItems) {
      return fault(reading, path, 'size', { limits: { min: minItems, max: maxItems } });
    }
    const entries = value.map((entry, index) => {
      const at = `${path}[${index}]`;
      return entry === null ? fault(reading, at, 'missing') : read(entry, at, reading);
    });
    return entries.includes(undefined) ? undefined : entries;
  };
}

/** What an object needs, unless the one member stands in it that may stand alone. */
export function requiredOf({ required, anyOf }: Keywords): readonly string[] {
  return required ?? anyOf?.[0]?.required ?? [];
}

function memberOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whether a member is there and is not left out or, where that can be, cleared. */
function isSent(value: object, name: string, isNeeded: boolean): boolean {
  const member = memberOf(value, name);
  return member !== undefined && member !== null && (isNeeded || member !== '');
}

/** Whether nothing of what a schema names is sent: nothing at all, or an object of nothing. */
function isNothing(value: unknown, schema: Keywords): boolean {
  const { type, properties } = schema;
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return type === 'array' && value.length === 0;
  if (typeof value === 'string') return properties === undefined && type !== 'array' && value.trim() === '';
  if (typeof value !== 'object' || !properties) return false;
  // What a closed schema does not name is to be refused, so it counts as sent.
  if (schema.additionalProperties === false && Object.keys(value).some((name) => !Object.hasOwn(properties, name)))
    return false;
  return Object.entries(properties).every(([name, member]) => isNothing(memberOf(value, name), member));
}

interface Member {
  readonly name: string;
  readonly schema: Keywords;
  readonly read: Read;
  readonly isRequired: boolean;
}

function compileObject(schema: Keywords, extras: Extras): Read {
  const { 'x-alone': alone, 'x-check': checkName, properties = {} } = schema;
  const needed = requiredOf(schema);
  const members: readonly Member[] = Object.entries(properties).map(([name, member]) => ({
    name,
    schema: member,
    read: compile(member, extras),
    isRequired: needed.includes(name),
  }));
  const check = checkName === undefined ? undefined : extras.checks[checkName];
  if (checkName !== undefined && !check) throw new TypeError(`There is no check ${checkName}.`);
  /** Whether the one member is sent that may stand alone, and no other. */
  const isAlone = (value: object): boolean =>
    alone !== undefined &&
    members.every(({ name, isRequired }) => isSent(value, name, isRequired) === (name === alone));
  return (value, path, reading) => {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return fault(reading, path, 'malformed');
    const before = reading.faults.length;
    const input: Record<string, unknown> = {};
    for (const member of members) {
      const entry = readMember(value, member, path, { reading, isAlone });
      if (entry !== undefined) input[member.name] = entry;
    }
    if (schema.additionalProperties === false) refuseOthers(value, properties, path, reading);
    if (reading.faults.length > before) return undefined;
    const broken = check?.(input as never, reading.now);
    return broken === undefined ? input : fault(reading, path, broken);
  };
}

function readMember(
  value: object,
  { name, schema, read, isRequired }: Member,
  path: string,
  { reading, isAlone }: { readonly reading: Reading; readonly isAlone: (value: object) => boolean },
): unknown {
  const at = toPath(path, name);
  const sent = memberOf(value, name);
  const mayBeNothing = !isRequired && schema.properties !== undefined && schema['x-empty'] === undefined;
  if (mayBeNothing && typeof sent === 'object' && isNothing(sent, schema)) return undefined;
  const faults = reading.faults.length;
  const entry = read(sent, at, reading);
  if (entry === undefined && isRequired && reading.faults.length === faults && !isAlone(value)) {
    fault(reading, at, schema.type === 'string' ? 'text_missing' : 'missing');
  }
  return entry;
}

function refuseOthers(value: object, properties: object, path: string, reading: Reading): void {
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(properties, name)) fault(reading, toPath(path, name), 'unknown');
  }
}

function toPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
