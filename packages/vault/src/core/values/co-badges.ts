import { type CoBadge, parseCoBadges } from '@inlay/protocol';
import { OperatorError } from '../../errors.ts';

const FORM = 'coBadges is a list such as [{"brand": "cartes-bancaires", "ranges": [["497010", "497012"]]}].';
const MOST_BRANDS = 20;
const MOST_RANGES = 500;

/**
 * Checks the networks that share cards with others, as an operator states them.
 *
 * @throws {OperatorError} `config_invalid` of the setting `coBadges`, naming the entry that is wrong
 */
export function checkCoBadges(value: unknown): readonly CoBadge[] {
  if (!Array.isArray(value)) return refuse(FORM);
  if (value.length > MOST_BRANDS) refuse(`coBadges names at most ${MOST_BRANDS} brands.`);
  value.forEach(checkEntry);
  const brands = value.map(({ brand }) => String(brand));
  const twice = brands.find((brand, index) => brands.indexOf(brand) !== index);
  if (twice !== undefined) refuse(`coBadges names ${twice} twice. Put its ranges together.`);
  return parse(value, FORM);
}

function checkEntry(entry: unknown, index: number): void {
  const { brand, ranges } = (entry ?? {}) as { readonly brand?: unknown; readonly ranges?: unknown };
  const at = `coBadges[${index}]`;
  parse([{ brand, ranges: [] }], `${at}.brand is a network in small letters and hyphens, such as cartes-bancaires.`);
  if (!Array.isArray(ranges) || ranges.length === 0) return refuse(`${at}.ranges is a list of ranges. ${FORM}`);
  if (ranges.length > MOST_RANGES) refuse(`${at} has at most ${MOST_RANGES} ranges.`);
  ranges.forEach((range: unknown, place) => {
    const rule = 'a first and a last start of a card number, each of as many digits as the other, 4 to 8';
    parse([{ brand, ranges: [range] }], `${at}.ranges[${place}] is ${rule}.`);
  });
  parse([entry], `${at} has a brand and ranges, and nothing else. ${FORM}`);
}

function parse(value: unknown, sentence: string): readonly CoBadge[] {
  try {
    return parseCoBadges(value);
  } catch {
    return refuse(sentence);
  }
}

function refuse(message: string): never {
  throw new OperatorError('config_invalid', { message, setting: 'coBadges' });
}
