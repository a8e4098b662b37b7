import type { Static, TSchema } from 'typebox';
import { InvalidInput } from './invalid-input.ts';
import { readFlag, readInteger, readText } from './read-scalar.ts';
import { type Check, fault, type Keywords, type Read, type Reading } from './reading.ts';

/** Options of a family of readers. */
export interface ReaderOptions {
  /** Makes the reader of a value, by the `format` of its schema. */
  readonly formats?: Readonly<Record<string, (schema: Keywords) => Read>>;
  /** Checks of whole objects, by the `x-check` of their schema. */
  readonly checks?: Readonly<Record<string, Check>>;
  /**
   * Accepts a text for a number or boolean and the reverse, one object for a list of one, and a blank text as absent,
   * as clients of a wire send them. Default: false.
   */
  readonly coerces?: boolean;
}

/** Makes the reader of a schema: a function of the input and the current time in milliseconds. */
export type MakeReader = <T extends TSchema>(schema: T) => (input: unknown, now: number) => Static<T>;

/**
 * Compiles schemas into readers, which convert untrusted JSON into typed input. The schema is both rule and
 * documentation. A reader looks only at members that the schema names. `null` counts as absent, and so does an optional
 * object whose members are all absent.
 *
 * @returns a function that makes the reader of a schema. A reader throws `InvalidInput` with one fault for each broken
 *   rule; a fault never contains the input
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

/** Compiles a list. With `coerces`, a single object counts as a list of one. */
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

/** @returns the required members, unless the stand-alone member is present */
export function requiredOf({ required, anyOf }: Keywords): readonly string[] {
  return required ?? anyOf?.[0]?.required ?? [];
}

function memberOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** @returns true if a member is present and not `null`; an empty text counts only if the member is required */
function isSent(value: object, name: string, isNeeded: boolean): boolean {
  const member = memberOf(value, name);
  return member !== undefined && member !== null && (isNeeded || member !== '');
}

/** @returns true if no member that the schema names is sent */
function isNothing(value: unknown, schema: Keywords): boolean {
  const { type, properties } = schema;
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return type === 'array' && value.length === 0;
  if (typeof value === 'string') return properties === undefined && type !== 'array' && value.trim() === '';
  if (typeof value !== 'object' || !properties) return false;
  // A closed schema refuses unknown members, so they count as sent.
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
  /** Tells whether the stand-alone member is sent and no other. */
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
