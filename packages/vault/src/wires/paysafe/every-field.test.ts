import { expect, onTestFinished, test } from 'vitest';
import { ACCOUNT, PUBLISHABLE, SECRET, testVaults, VAULT } from '../../test-vault.test-support.ts';
import { listApiRoutes } from './api-routes.test-support.ts';
import { bodyWith, type Field, listFields, sample } from './body-samples.test-support.ts';
import { singleUseTokenBody } from './customer-vault/single-use-token-input.ts';
import { fillPath, furnish } from './furnish.test-support.ts';
import type { Keywords } from '../../input/reading.ts';
import { readWholeStore } from './whole-store.test-support.ts';

const openTestVault = testVaults(onTestFinished);

const CANARY = 'kanari';
const CONTROLS = ['\0', '\t', '\n', '\u001b', '\u007f', '\u0085', '\u2028', '\ud800'];

/** A value that a field refuses, as JSON text: some are not to be had as values. */
type BadValue = readonly [what: string, json: string, at?: string];

const quote = (text: string): BadValue[1] => JSON.stringify(text);

function scalarsFor(schema: Keywords): BadValue[] {
  const objects: BadValue[] = [
    ['an object', `{"${CANARY}":"${CANARY}"}`],
    ['a list', `["${CANARY}"]`],
  ];
  const numbers: BadValue[] = [
    ['a number that is not safe', '76543217654321765432'],
    ['a number with a fraction', '76543217.5'],
    ['a number with an exponent', '7654321e7'],
    ['a number below zero', '-7654321'],
  ];
  const text = String(sample(schema));
  const controls = CONTROLS.map((char): BadValue => ['a control character', quote(`${text}${char}`)]);
  if (schema.type === 'integer') {
    const tooLarge = String((schema.maximum ?? 0) + 1);
    return [
      ...objects,
      ...numbers,
      ...controls,
      ['a boolean', 'true'],
      ['text', quote(CANARY)],
      ['too large', tooLarge],
    ];
  }
  if (schema.type === 'boolean') return [...objects, ...numbers, ...controls, ['text', quote(CANARY)], ['1', '1']];
  const tooLong = schema.enum ? CANARY : `${CANARY}${'x'.repeat(schema.maxLength ?? 255)}`;
  return [
    ...objects,
    ...numbers,
    ...controls,
    ['a boolean', 'true'],
    ['too long', quote(tooLong)],
    ['far too long', quote(CANARY.repeat(5000))],
    ['digits too long', quote('7'.repeat((schema.maxLength ?? 255) + 1))],
  ];
}

/** Invalid values of a field, by its schema. `at` is the path that an error names, relative to the field. */
function badValues({ schema, required }: Field): BadValue[] {
  const notAnObject: BadValue[] = [
    ['text', quote(CANARY)],
    ['a number', '7654321'],
    ['a boolean', 'true'],
  ];
  const missing: BadValue[] = required
    ? [
        ['null', 'null'],
        ['nothing', ''],
      ]
    : [];
  if (schema.type === 'object') return [...notAnObject, ...missing, ['a list', `["${CANARY}"]`]];
  if (schema.type === 'array') {
    const entry = JSON.stringify(sample(schema.items ?? {}));
    return [
      ...notAnObject,
      ...missing,
      ['a list of text', `["${CANARY}"]`, '[0]'],
      ['a list of null', '[null]', '[0]'],
      ['too many', `[${Array.from({ length: (schema.maxItems ?? 0) + 1 }, () => entry).join()}]`],
    ];
  }
  const empty: BadValue[] =
    required || schema['x-blank'] === 'refused'
      ? [['empty', '""'], ...(schema.type === 'string' ? ([['blank', '"  "']] satisfies BadValue[]) : [])]
      : [];
  return [...scalarsFor(schema), ...missing, ...empty];
}

const HOLE = '@hole@';

function textWith(schema: Keywords, path: string, json: string): string {
  return JSON.stringify(bodyWith(schema, path, json === '' ? undefined : HOLE)).replace(`"${HOLE}"`, json);
}

/** Every body that the API reads: by the schema of its route, and as a page's key sends it. */
async function openWithBodies() {
  const { opened: vault, routes } = await listApiRoutes(openTestVault);
  const ids = await furnish(vault.call, 0, ACCOUNT);
  const bodies = routes.flatMap(({ method, url, body }) => {
    const path = fillPath(url, (collection) => ids[collection]);
    return body ? [{ method, url, path, schema: body, authorization: SECRET }] : [];
  });
  const page = { method: 'POST', url: 'page', path: `${VAULT}/singleusetokens`, authorization: PUBLISHABLE };
  return { vault, bodies: [...bodies, { ...page, schema: singleUseTokenBody('field') as unknown as Keywords }] };
}

test('every field of every body refuses what is wrong for it, names itself, repeats nothing and writes nothing', async () => {
  const { vault, bodies } = await openWithBodies();
  const before = await readWholeStore(vault.storage);
  vault.lines.length = 0;
  const wrong: unknown[] = [];
  let sent = 0;
  for (const { method, url, path, schema, authorization } of bodies) {
    for (const field of listFields(schema)) {
      for (const [what, json, at = ''] of badValues(field)) {
        const answer = await vault.call(method, path, { authorization, body: textWith(schema, field.path, json) });
        const { code, fieldErrors = [] } = answer.body.error ?? {};
        const named = fieldErrors.map((each: { field: string }) => each.field).join();
        const isEchoed = /kanari|7654321|77777777/i.test(answer.text);
        sent += 1;
        if (answer.status !== 400 || code !== '5068' || named !== `${field.path}${at}` || isEchoed) {
          wrong.push([method, url, field.path, what, answer.status, named, isEchoed]);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(sent).toBeGreaterThan(4000);
  expect(vault.lines.join('\n')).not.toMatch(/kanari|7654321/i);
  expect(await readWholeStore(vault.storage)).toEqual(before);
}, 90_000);

test('every field that may be left out may be null too, and a text, a number or a flag may be empty', async () => {
  const { vault, bodies } = await openWithBodies();
  const wrong: unknown[] = [];
  let made = 0;
  for (const { method, url, path, schema, authorization } of bodies) {
    for (const field of listFields(schema).filter(({ required }) => !required)) {
      const outcomes: string[] = [];
      const isScalar = field.schema.properties === undefined && field.schema.type !== 'array';
      const takesEmpty = isScalar && field.schema['x-blank'] === undefined;
      for (const json of ['', 'null', ...(takesEmpty ? ['""'] : [])]) {
        const text = textWith(schema, field.path, json);
        const body = text
          .replace('"merchantCustomerId":"some text"', `"merchantCustomerId":"left out ${(made += 1)}"`)
          .replace('"merchantRefNum":"some text"', `"merchantRefNum":"left out ${(made += 1)}"`);
        const answer = await vault.call(method, path, { authorization, body });
        outcomes.push(`${answer.status} ${JSON.stringify(answer.body?.error?.fieldErrors)}`);
      }
      if (new Set(outcomes).size !== 1) wrong.push([method, url, field.path, outcomes]);
    }
  }
  expect(wrong).toEqual([]);
}, 90_000);
