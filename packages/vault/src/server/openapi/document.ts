import { STATUS_CODES } from 'node:http';
import type { KeyScope } from '../../core/access/keys.ts';
import type { RouteDoc, Wire } from '../../wires/wire.ts';
import { componentsOf } from './components.ts';
import { errorsOf } from './errors-of.ts';
import { parametersOf, toTemplate } from './parameters.ts';
import { SECURITY_SCHEMES, securityOf } from './security.ts';

/** A route with its documentation. */
export interface DescribedRoute {
  readonly method: string;
  readonly url: string;
  readonly scope: KeyScope | undefined;
  readonly doc: RouteDoc;
}

type Refer = ReturnType<typeof componentsOf>['refer'];

const DESCRIPTION = `Payment fields' vault. A member that is unset is left out of an answer, never null. In a request
null counts as left out, so does an optional object of which nothing is sent, an empty text clears a field, and texts are
taken for numbers and booleans. Unknown members are ignored. An ETag is the version of a record; If-Match and
If-None-Match are judged. Keywords with \`x-\` tell what JSON Schema has no word for: \`x-codes\` are the reasons behind a
status (see /errors), \`x-fault\` is the sentence for a wrong value, \`x-case\` what letters are turned into,
\`x-check\` what a whole object is judged by.`;

const OWN_TAGS = {
  Browser: 'What a browser loads.',
  Service: 'The vault about itself.',
};

const ETAG = { description: 'The version of the record, as a strong entity tag.', schema: { type: 'string' } };

/** Makes the OpenAPI 3.1 document of routes. @param origins the vault's origins; empty before it listens */
export function toDocument(routes: readonly DescribedRoute[], wire: Wire, origins: readonly string[]): object {
  const { schemas, refer } = componentsOf();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = toTemplate(route.doc.path ?? route.url);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route, path, wire, refer) };
  }
  const tags = Object.entries({ ...wire.tags, ...OWN_TAGS });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Inlay vault',
      version: '1',
      description: DESCRIPTION.replaceAll('\n', ' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: (origins.length > 0 ? origins : ['/']).map((url) => ({ url })),
    tags: tags.map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas, securitySchemes: SECURITY_SCHEMES },
  };
}

function toOperation({ method, scope, doc }: DescribedRoute, path: string, wire: Wire, refer: Refer): object {
  const parameters = parametersOf(path, method, doc);
  const { body, example } = doc;
  return {
    operationId: doc.operationId,
    summary: doc.summary,
    tags: doc.tags,
    security: securityOf(scope),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: toJson(refer(body), example?.body) } } : {}),
    responses: {
      ...toAnswers(method, doc, refer),
      ...toRefusals(errorsOf({ method, scope, hasParameters: path.includes('{') }, doc), doc, wire, refer),
      431: { description: 'The head of the request is larger than 16 KB.' },
    },
  };
}

function toJson(schema: unknown, example?: object): object {
  return { 'application/json': { schema, ...(example ? { example } : {}) } };
}

function toAnswers(method: string, { response, tagged, example }: RouteDoc, refer: Refer): object {
  const headers = tagged && method !== 'DELETE' ? { headers: { ETag: ETAG } } : {};
  const entries = Object.entries(response).map(([status, answer]) => {
    const description = STATUS_CODES[status] ?? status;
    if ('content' in answer) return [status, { description, content: answer.content }];
    if ('type' in answer && answer.type === 'null') return [status, { description }];
    return [status, { description, ...headers, content: toJson(refer(answer), example?.answer) }];
  });
  const kept = tagged && method === 'GET' ? { 304: { description: 'The client has this version.', ...headers } } : {};
  return { ...Object.fromEntries(entries), ...kept };
}

function toRefusals(codes: ReturnType<typeof errorsOf>, doc: RouteDoc, wire: Wire, refer: Refer): object {
  const byStatus = Map.groupBy(codes, (code) => wire.errors[code].status);
  const answers = [wire.errorAnswer, ...(doc.refused ? [doc.refused] : [])].map(refer);
  const schema = answers.length === 1 ? answers[0] : { anyOf: answers };
  const entries = [...byStatus]
    .filter(([status]) => doc.response[status] === undefined)
    .map(([status, of]) => {
      const description = of.map((code) => wire.errors[code].sentence.replace(/[^.]$/, '$&.')).join(' ');
      return [status, { description, content: toJson(schema), 'x-codes': of }];
    });
  return Object.fromEntries(entries);
}
