import Schema from 'typebox/schema';
import type { CoreErrorCode } from '../../errors.ts';
import type { HttpDeps } from '../../wires/wire.ts';
import { buildApp } from '../app.ts';

export type Json = Record<string, unknown>;

export interface DescribedAnswer {
  readonly description: string;
  readonly headers?: Json;
  readonly content?: Readonly<Record<string, { readonly schema: Json; readonly example?: Json }>>;
  readonly 'x-codes'?: readonly CoreErrorCode[];
}

export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly parameters?: readonly Json[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Json; readonly example?: Json }>>;
  };
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
}

export interface OpenapiDocument {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly securitySchemes: Json };
}

/** The answer of a server. */
export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
}

const NOWHERE: DescribedAnswer = {
  description: '',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  'x-codes': ['route_not_found', 'method_not_allowed'],
};

/** The app with all its routes and nothing behind them: enough to describe itself, as a vault of the tests does. */
export function buildBareApp() {
  const html = '<style></style><script type="application/json" id="config"></script><script>run()</script>';
  const frames = { documents: { card: html, bank: html }, script: '', findFrameConfig: async () => undefined };
  const deps = {
    storage: {},
    origins: () => ['http://127.0.0.1:4700'],
    isDraining: () => false,
  } as unknown as HttpDeps;
  return buildApp({ deps, trustedProxies: [], frames, log: { level: 'silent' } });
}

/** The document as the vault serves it. */
export async function fetchDocument(): Promise<OpenapiDocument> {
  const app = await buildBareApp();
  const answer = await app.inject('/openapi.json');
  await app.close();
  return answer.json();
}

/**
 * Makes the judge of answers: it throws where an answer is not what the document says of its path, method and status. A
 * member that the document does not know is wrong too.
 */
export function answerChecker({ paths, components }: OpenapiDocument) {
  const forms = Object.entries(paths).map(([path, operations]) => ({ form: toForm(path), operations }));
  const validators = new WeakMap<object, ReturnType<typeof Schema.Compile>>();

  function validatorOf(schema: Json) {
    const known = validators.get(schema) ?? Schema.Compile(close(schema, components.schemas) as Json);
    validators.set(schema, known);
    return known;
  }

  return function check(method: string, url: string, { status, headers, text }: GivenAnswer): void {
    const path = (url.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '');
    const operation = forms.find(({ form }) => form.test(path))?.operations[
      method === 'HEAD' ? 'get' : method.toLowerCase()
    ];
    const told = operation ? operation.responses[status] : status === 404 || status === 405 ? NOWHERE : undefined;
    const at = `${method} ${path} ${status}`;
    if (!told) throw new Error(`${at} is not in the document.`);
    const [entry] = Object.entries(told.content ?? {});
    if (!entry || method === 'HEAD') {
      if (text !== '') throw new Error(`${at} has a body that is not in the document.`);
      return;
    }
    const [mediaType, { schema }] = entry;
    const given = String(headers['content-type']).split(';', 1)[0];
    if (given !== mediaType) throw new Error(`${at} is ${given}, not ${mediaType}.`);
    if (mediaType !== 'application/json') return;
    const body: unknown = JSON.parse(text);
    const validator = validatorOf(schema);
    if (!validator.Check(body)) {
      const [, errors] = validator.Errors(body);
      throw new Error(`${at} does not match the document: ${JSON.stringify(errors)}`);
    }
    const codes = told['x-codes'];
    const { reason } = (body as { error?: { reason?: CoreErrorCode } }).error ?? {};
    if (codes && !codes.some((code) => code === reason)) throw new Error(`${at} refuses with ${reason}.`);
  };
}

/** An empty id is an id too: one that there is not. */
function toForm(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`);
}

/** A schema with what it refers to inside, and no members but those that it names. */
function close(schema: unknown, components: Readonly<Record<string, Json>>): unknown {
  if (Array.isArray(schema)) return schema.map((entry) => close(entry, components));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref } = schema as { $ref?: string };
  if ($ref !== undefined) return close(components[$ref.replace('#/components/schemas/', '')], components);
  const copy: Json = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, close(value, components)]),
  );
  return copy['type'] === 'object' ? { additionalProperties: false, ...copy } : copy;
}
