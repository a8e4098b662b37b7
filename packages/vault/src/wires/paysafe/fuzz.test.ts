import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { TEST_DATABASE } from '../../test-store.test-support.ts';
import { ACCOUNT, basic, PUBLISHABLE, SECRET, testVaults } from '../../test-vault.test-support.ts';
import { type ApiRoute, listApiRoutes } from './api-routes.test-support.ts';
import { sample } from './body-samples.test-support.ts';
import { fillPath, furnish, type Furnished } from './furnish.test-support.ts';
import type { Keywords } from '../../input/reading.ts';

const openTestVault = testVaults(onTestFinished);

/** `INLAY_FUZZ=100000` is the long form; `INLAY_FUZZ_SEED` repeats a run, whose seed a failure tells. */
const RUNS = Number(process.env['INLAY_FUZZ'] ?? (TEST_DATABASE === 'SQLite' ? 3000 : 1000));
const SEED = Number(process.env['INLAY_FUZZ_SEED'] ?? 4711);

/** Stands in values. No refusal repeats it, and no line of the log. */
const CANARY = 'Kanari';
/** A marker in the names of unknown members: no answer may repeat it. */
const NAME_CANARY = 'Zeisig';
/** A card number: answers may contain only its first six and last four digits. */
const NUMBER_CANARY = '4000056655665556';

interface Request {
  readonly route: ApiRoute;
  readonly method: string;
  readonly path: string;
  readonly ids: 'real' | 'absent' | 'odd';
  readonly odd: string;
  readonly authorization: string | null;
  readonly type: string;
  readonly body: string | Buffer;
}

const names = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', '', '0'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `${NAME_CANARY}${text}`),
);

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `${CANARY}${text}`),
  fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => `${text}${CANARY}`),
  fc.constantFrom('', ' ', '\0', '\ud800', '\u202e', 'İ'.repeat(40), 'ﬃ'.repeat(100), '٣٣٣٣', CANARY.repeat(2000)),
  fc.constantFrom(NUMBER_CANARY, '__proto__', `' OR 1=1 --`, '$1', '%00', '{}', '-0', '1e3', 'NaN', 'true'),
  fc.array(fc.nat(9), { maxLength: 40 }).map((digits) => digits.join('')),
);

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double().map((value) => JSON.stringify(value)),
  fc.constantFrom('1e400', '-0', '0.1', '9'.repeat(400), '9007199254740993', '-1', '1E+2', '1e-7', '12', '2147483648'),
);

/** JSON as text, so that it may hold what no value does: numbers of any size, members twice. */
const json: fc.Arbitrary<string> = fc.letrec<{ any: string; list: string; object: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      hostileText.map((text) => JSON.stringify(text)),
      numbers,
      fc.constantFrom('null', 'true', 'false'),
    ),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }).map((entries) => `[${entries.join()}]`),
  object: fc
    .array(fc.tuple(names, tie('any')), { maxLength: 4 })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
})).any;

const nested = fc
  .tuple(fc.integer({ min: 1, max: 4000 }), fc.constantFrom(['[', ']'], ['{"a":', '}']), json)
  .map(([depth, [open, close], inside]) => `${open?.repeat(depth)}${inside}${close?.repeat(depth)}`);

/** Right for the schema in most places, and wrong in some. */
function shaped(schema: Keywords): fc.Arbitrary<string> {
  if (schema.type === 'object') return shapedObject(schema);
  if (schema.type === 'array') {
    const entries = fc.array(shaped(schema.items ?? {}), { maxLength: 3 }).map((all) => `[${all.join()}]`);
    return fc.oneof({ arbitrary: entries, weight: 4 }, shaped(schema.items ?? {}), json);
  }
  const right = fc.constant(JSON.stringify(sample(schema)));
  const near = fc.oneof(
    fc.integer({ min: 0, max: 1e6 }).map(String),
    fc.string({ unit: 'grapheme', maxLength: schema.maxLength ?? 20 }).map((text) => JSON.stringify(text)),
    fc.constantFrom(...(schema.enum ?? ['']), NUMBER_CANARY).map((text) => JSON.stringify(text)),
  );
  return fc.oneof({ arbitrary: right, weight: 24 }, { arbitrary: near, weight: 4 }, json);
}

function shapedObject(schema: Keywords): fc.Arbitrary<string> {
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const isRequired = schema.required?.includes(name) ?? false;
    const presence = fc.integer({ min: 0, max: 99 }).map((dice) => dice < (isRequired ? 97 : 30));
    return fc
      .tuple(presence, shaped(member))
      .map(([isThere, value]) => (isThere ? [`${JSON.stringify(name)}:${value}`] : []));
  });
  const extras = fc.array(
    fc.tuple(fc.oneof(names, fc.constantFrom(...Object.keys(schema.properties ?? { a: 1 }))), json),
    { maxLength: 2 },
  );
  return fc
    .tuple(fc.tuple(...members), fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, extras))
    .map(([own, more]) => {
      const added = (more as [string, string][]).map(([name, value]) => `${JSON.stringify(name)}:${value}`);
      return `{${[...own.flat(), ...added].join()}}`;
    });
}

function bodies(schema: Keywords | undefined): fc.Arbitrary<string | Buffer> {
  const anything = fc.oneof(
    json,
    nested,
    hostileText,
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  );
  if (!schema) return anything;
  const object = shaped(schema);
  const cut = fc.tuple(object, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
  return fc.oneof({ arbitrary: object, weight: 12 }, { arbitrary: cut, weight: 1 }, { arbitrary: anything, weight: 2 });
}

function requests(listed: readonly ApiRoute[]): fc.Arbitrary<Request> {
  // A failure tells the route by its name, without its schema.
  const routes = listed.map((each) => ({ ...each, [fc.toStringMethod]: () => `${each.method} ${each.url}` }));
  const withBody = routes.filter(({ body }) => body);
  const route = fc.oneof({ arbitrary: fc.constantFrom(...withBody), weight: 4 }, fc.constantFrom(...routes));
  return route.chain((chosen) =>
    fc.record({
      route: fc.constant(chosen),
      path: fc.constant(chosen.url),
      method: fc.oneof(
        { arbitrary: fc.constant(chosen.method), weight: 12 },
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
      ),
      ids: fc.oneof({ arbitrary: fc.constant('real' as const), weight: 8 }, fc.constantFrom('absent', 'odd')),
      odd: hostileText,
      authorization: fc.oneof(
        { arbitrary: fc.constant(SECRET), weight: 12 },
        { arbitrary: fc.constant(PUBLISHABLE), weight: chosen.url.endsWith('singleusetokens') ? 12 : 1 },
        fc.constantFrom(null, '', 'Basic', 'Basic !', basic(CANARY, CANARY), `Bearer ${CANARY}`),
      ),
      type: fc.oneof(
        { arbitrary: fc.constant('application/json;charset=utf-8'), weight: 20 },
        fc.constantFrom(
          'application/json',
          'text/plain',
          'multipart/form-data; boundary=x',
          'application/json;x=1',
          ';',
        ),
      ),
      body: bodies(chosen.body),
    }),
  );
}

test(
  `no body out of ${RUNS} breaks the vault, is repeated by it or holds it up`,
  async () => {
    const { opened: vault, routes } = await listApiRoutes(() => openTestVault({ processorTimeout: 20 }));
    let real: Furnished = {};
    let sent = 0;
    let furnished = 0;
    const statuses = new Map<number, number>();

    const toPath = ({ route, ids, odd }: Request) =>
      fillPath(route.url, (collection) => {
        if (ids === 'real') return real[collection];
        return ids === 'absent' ? '0197a000-0000-7000-8000-00000000000f' : encodeURIComponent(odd.toWellFormed());
      });

    const send = async (request: Request) => {
      // Recreates records that were removed meanwhile.
      if (sent % 250 === 0) real = await furnish(vault.call, (furnished += 1), ACCOUNT);
      sent += 1;
      vault.lines.length = 0;
      const { method, authorization, type, body } = request;
      const started = performance.now();
      const answer = await vault.call(method, toPath(request), {
        authorization,
        headers: { 'content-type': type },
        body,
      });
      const took = performance.now() - started;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);

      // A processor that does not answer is told as such: 502, by its amount in the sandbox.
      if (answer.status !== 502) expect(answer.status).toBeLessThan(500);
      expect(took).toBeLessThan(1000);
      const told = `${answer.text}\n${JSON.stringify(answer.headers)}`;
      expect(told).not.toContain(NAME_CANARY);
      if (answer.status >= 400) expect(told).not.toContain(CANARY);
      const logged = vault.lines.join('\n');
      expect(logged).not.toMatch(/Kanari|Zeisig/);
      const isFree = answer.status < 400;
      for (const text of isFree ? [logged] : [told, logged]) expect(text).not.toContain(NUMBER_CANARY.slice(0, 10));
    };

    await fc.assert(fc.asyncProperty(requests(routes), send), { numRuns: RUNS, seed: SEED });
    expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([200, 201, 400, 401, 404]));
    // Enough bodies get past the reader.
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(RUNS / 10);
    if (RUNS > 3000) process.stderr.write(`fuzz: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
  },
  RUNS * 30 + 30_000,
);
