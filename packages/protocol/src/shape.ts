/**
 * Exact shapes for what crosses a frame boundary: plain data only, no unknown keys, every length capped. A parser
 * returns a fresh object without a prototype, so nothing of the peer's own objects lives on.
 *
 * Making a parser has no side effects, and says so to bundlers: each side of a wire loads the parsers that it uses.
 */
export type Parse<T> = (value: unknown) => T;

function refuse(): never {
  throw new TypeError('unexpected shape');
}

export const flag: Parse<boolean> = (value) => (typeof value === 'boolean' ? value : refuse());

/* @__NO_SIDE_EFFECTS__ */
export function text(maxLength: number): Parse<string> {
  return (value) => (typeof value === 'string' && value.length <= maxLength ? value : refuse());
}

/* @__NO_SIDE_EFFECTS__ */
export function integer(min: number, max: number): Parse<number> {
  return (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? (value as number) : refuse();
}

/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const T extends string>(words: readonly T[]): Parse<T> {
  return (value) => (words.includes(value as T) ? (value as T) : refuse());
}

/* @__NO_SIDE_EFFECTS__ */
export function list<T>(item: Parse<T>, maxLength: number): Parse<readonly T[]> {
  return (value) =>
    Array.isArray(value) && value.length <= maxLength ? Array.from(value, (entry) => item(entry)) : refuse();
}

/** The key may be left out. A present `undefined` counts as left out. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<T>(parse: Parse<T>): Parse<T> & { readonly optional: true } {
  return Object.assign((value: unknown) => parse(value), { optional: true as const });
}

type Shape = Readonly<Record<string, Parse<unknown>>>;

type OptionalKeys<S extends Shape> = { [K in keyof S]: S[K] extends { readonly optional: true } ? K : never }[keyof S];

export type Parsed<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ReturnType<S[K]>;
} & { readonly [K in OptionalKeys<S>]?: ReturnType<S[K]> };

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/* @__NO_SIDE_EFFECTS__ */
export function exact<const S extends Shape>(shape: S): Parse<Parsed<S>> {
  return (value) => {
    if (!isPlainObject(value)) return refuse();
    if (Object.keys(value).some((key) => !Object.hasOwn(shape, key))) return refuse();
    const result: Record<string, unknown> = Object.create(null);
    for (const [key, parse] of Object.entries(shape)) {
      const entry = Object.hasOwn(value, key) ? value[key] : undefined;
      if (entry === undefined && 'optional' in parse) continue;
      result[key] = parse(entry);
    }
    return result as Parsed<S>;
  };
}

/** The same shape, of which every key may be left out. */
/* @__NO_SIDE_EFFECTS__ */
export function partial<const S extends Shape>(shape: S): Parse<Partial<Parsed<S>>> {
  const loose = Object.entries(shape).map(([key, parse]) => [key, optional(parse)]);
  return exact(Object.fromEntries(loose)) as Parse<Partial<Parsed<S>>>;
}

/** A dictionary with keys out of a closed list. */
/* @__NO_SIDE_EFFECTS__ */
export function record<const K extends string, T>(
  keys: readonly K[],
  parse: Parse<T>,
): Parse<{ readonly [key in K]?: T }> {
  const shape = Object.fromEntries(keys.map((key) => [key, optional(parse)]));
  return exact(shape) as Parse<{ readonly [key in K]?: T }>;
}

/** No content. */
export const nothing: Parse<Record<string, never>> = exact({}) as Parse<Record<string, never>>;
