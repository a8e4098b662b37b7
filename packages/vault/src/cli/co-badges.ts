import Type from 'typebox';
import { fault, type Fault, type Read } from '../input/reading.ts';
import { pattern } from '../input/schema.ts';

const FORM = 'coBadges is a list such as [{"brand": "cartes-bancaires", "ranges": [["497010", "497012"]]}].';
const MOST_BRANDS = 20;
const MOST_RANGES = 500;

/** Networks that share card numbers with others, as written in `inlay.json`. */
export const CoBadges = Type.Array(
  Type.Object(
    {
      brand: pattern(32, /^[a-z-]+$/),
      ranges: Type.Array(Type.Unsafe<readonly [string, string]>({ format: 'card-range' }), {
        minItems: 1,
        maxItems: MOST_RANGES,
      }),
    },
    { additionalProperties: false },
  ),
  { maxItems: MOST_BRANDS },
);

/** Reads the first and the last prefix of a card range: 4 to 8 digits, both of the same length. */
export const readCardRange: Read = (value, path, reading) => {
  const [first, last, ...rest] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const isRange = isStart(first) && isStart(last) && first.length === last.length && first <= last;
  return isRange && rest.length === 0 ? [first, last] : fault(reading, path, 'malformed');
};

function isStart(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4,8}$/.test(value);
}

const SENTENCES: Readonly<Record<string, string>> = {
  'coBadges[]': `has a brand and ranges, and nothing else. ${FORM}`,
  'coBadges[].brand': 'is a network in small letters and hyphens, such as cartes-bancaires.',
  'coBadges[].ranges': `is a list of 1 to ${MOST_RANGES} ranges. ${FORM}`,
  'coBadges[].ranges[]': 'is a first and a last start of a card number, each of as many digits as the other, 4 to 8.',
};

/** Describes what is wrong with `coBadges`, and in which entry. */
export function sayCoBadgesFault({ path, rule }: Fault): string {
  const sentence = SENTENCES[path.replaceAll(/\[\d+\]/g, '[]')];
  if (sentence !== undefined) return `${path} ${sentence}`;
  return rule === 'size' ? `coBadges names at most ${MOST_BRANDS} brands.` : FORM;
}

/** @returns the first conflict between networks that are each well-formed, or `undefined` */
export function sayRepeatedBrand(coBadges: readonly { readonly brand: string }[]): string | undefined {
  const brands = coBadges.map(({ brand }) => brand);
  const twice = brands.find((brand, index) => brands.indexOf(brand) !== index);
  return twice === undefined ? undefined : `coBadges names ${twice} twice. Put its ranges together.`;
}
