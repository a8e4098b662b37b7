import { EXPIRY, NUMBER } from '../../test-vault.test-support.ts';
import { requiredOf } from '../../input/read.ts';
import type { Keywords } from '../../input/reading.ts';

/** A member of a body, however deep. */
export interface Field {
  /** The path in an error: `card.cardExpiry.month`, `mandates[0].reference`. */
  readonly path: string;
  readonly schema: Keywords;
  readonly required: boolean;
}

const BY_FORMAT: Readonly<Record<string, (schema: Keywords) => string>> = {
  'card-number': () => NUMBER,
  'security-code': () => '123',
  'security-code-or-token': () => '123',
  name: () => 'Sally Barnes',
  country: () => 'US',
  'bank-account-number': ({ minLength = 1 }) => '98765432109876543'.slice(0, Math.max(minLength, 4)),
  'routing-number': () => '021000021',
  iban: () => 'DE89370400440532013000',
};

const OF_SOME_FORM = [
  '021000021',
  '20740',
  '207405',
  '001',
  'US',
  'someone@example.com',
  'DEUTDEFF500',
  'cartes-bancaires',
];

/** Every member that a schema names, those of its objects and lists too. */
export function listFields(schema: Keywords, at = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const field = { path, schema: member, required: requiredOf(schema).includes(name) };
    return [field, ...listFields(member, path), ...(member.items ? listFields(member.items, `${path}[0]`) : [])];
  });
}

/** A value that a schema takes: of an object, its required members and those that are asked for. */
export function sample(schema: Keywords, isWanted: (name: string) => boolean = () => false): unknown {
  if (schema.format !== undefined && BY_FORMAT[schema.format]) return BY_FORMAT[schema.format]?.(schema);
  switch (schema.type) {
    case 'object':
      return sampleOfCheck(schema) ?? sampleObject(schema, isWanted);
    case 'array':
      return [sample(schema.items ?? {}, isWanted)];
    case 'boolean':
      return false;
    case 'integer':
      return Math.min(schema.maximum ?? 7, Math.max(schema.minimum ?? 0, 7));
    default:
      return sampleText(schema);
  }
}

function sampleOfCheck({ 'x-check': check }: Keywords): object | undefined {
  if (check === 'date-of-birth') return { year: 1990, month: 12, day: 27 };
  return check === 'not-expired' ? EXPIRY : undefined;
}

function sampleObject(schema: Keywords, isWanted: (name: string) => boolean): object {
  const members = Object.entries(schema.properties ?? {}).filter(
    ([name]) => requiredOf(schema).includes(name) || isWanted(name),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, sample(member, isWanted)]));
}

/** @throws when a form is new here: then it needs a sample. */
function sampleText({ enum: words, pattern, maxLength = 255 }: Keywords): string {
  if (words) return words[0] as string;
  if (pattern === undefined) return 'some text'.slice(0, maxLength);
  const found = OF_SOME_FORM.find((text) => text.length <= maxLength && new RegExp(pattern, 'u').test(text));
  if (found === undefined) throw new Error(`No sample of ${pattern}.`);
  return found;
}

/** A valid body except for one member, which is `value`, or missing if `value` is `undefined`. */
export function bodyWith(schema: Keywords, path: string, value: unknown): object {
  return put(schema, path.split(/\.|(?=\[)/), value) as object;
}

function put(schema: Keywords, [name, ...deeper]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (name === '[0]') return [put(schema.items ?? {}, deeper, value)];
  const { [name]: _replaced, ...others } = sample(schema) as Record<string, unknown>;
  const member = put(schema.properties?.[name] ?? {}, deeper, value);
  return member === undefined ? others : { ...others, [name]: member };
}
