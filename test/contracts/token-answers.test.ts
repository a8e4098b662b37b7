import { expect, test } from 'vitest';
import { BANK_ANSWERS } from '../../packages/frame/src/tokenizer/bank-answers.ts';
import { CARD_ANSWERS } from '../../packages/frame/src/tokenizer/card-answers.ts';
import { readAnswer } from '../../packages/frame/src/tokenizer/read-answer.ts';
import { BROWSER_ERRORS, FIELD_NAMES } from '../../packages/protocol/src/index.ts';
import type { Keywords } from '../../packages/vault/src/input/reading.ts';
import { singleUseTokenBody } from '../../packages/vault/src/wires/paysafe/customer-vault/single-use-token-input.ts';

/** What a page says itself when it asks for a token. No field of a payer holds it, but for the postal code. */
const OF_THE_PAGE = ['billingAddress', 'preferredNetwork'];

/** Every path of a body that a refusal can name, as the vault's own schema has it. */
function pathsOf({ properties = {} }: Keywords, at = ''): readonly string[] {
  return Object.entries(properties).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`;
    return [path, ...pathsOf(member, path)];
  });
}

const { properties } = singleUseTokenBody('field') as unknown as Keywords;
const kinds = Object.entries(properties ?? {}).map(([kind, schema]) => ({
  kind,
  answers: kind === 'card' ? CARD_ANSWERS : BANK_ANSWERS,
  paths: pathsOf(schema, kind),
}));

const paths = kinds.flatMap(({ answers, paths: those }) => those.map((path) => ({ path, answers })));

/** Returns the outcome that a page gets when the vault refuses a path. */
function told({ path, answers }: (typeof paths)[number]) {
  const content = { error: { code: '5068', fieldErrors: [{ field: path, error: 'x' }] } };
  return readAnswer(400, content, { answers, fields: FIELD_NAMES });
}

const isOfPage = (path: string): boolean => path.split('.').some((name) => OF_THE_PAGE.includes(name));

test.each(paths)('a page knows what a refusal of $path means', (refused) => {
  const { code, fieldErrors = [] } = told(refused) as ReturnType<typeof told> & { code: string };
  for (const each of [{ code }, ...fieldErrors]) expect(Object.keys(BROWSER_ERRORS)).toContain(each.code);
});

test.each(paths.filter(({ path }) => path.includes('.') && !isOfPage(path)))(
  'a refusal of $path is told at the field that holds it',
  (refused) => {
    const answer = told(refused) as { code: string; fieldErrors?: readonly unknown[] };
    expect([answer.code, answer.fieldErrors?.length]).toEqual(['fields_invalid', expect.any(Number)]);
  },
);

test('each link between a path and a field leads from a path that there is', () => {
  const dead = [...CARD_ANSWERS, ...BANK_ANSWERS].filter(([form]) => !paths.some(({ path }) => form.test(path)));
  expect(dead).toEqual([]);
});
