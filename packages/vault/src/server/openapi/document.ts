import { STATUS_CODES } from 'node:http';
import { errorEntry } from '@inlay/protocol';
import type { TSchema } from 'typebox';
import type { Scope } from '../../core/access/keys.ts';
import { ErrorAnswer } from '../../wires/paysafe/answer/error-answer.ts';
import { componentsOf } from './components.ts';
import { errorsOf } from './errors-of.ts';
import { type Operation, TAGS } from './operation.ts';
import { parametersOf, toTemplate } from './parameters.ts';
import { SECURITY_SCHEMES, securityOf } from './security.ts';

/** A route that says what it does. */
export interface DescribedRoute {
  readonly method: string;
  readonly url: string;
  readonly body: TSchema | undefined;
  readonly scope: Scope | undefined;
  readonly operation: Operation;
}

type Refer = ReturnType<typeof componentsOf>['refer'];

const DESCRIPTION = `Payment fields' vault. A member that is unset is left out of an answer, never null. In a request
null counts as left out, an empty text clears a field, and texts are taken for numbers and booleans. Unknown members are
ignored. Keywords with \`x-\` tell what JSON Schema has no word for: \`x-codes\` are the names of the errors behind a
status (see /errors), \`x-fault\` is the sentence for a wrong value.`;

/** The OpenAPI 3.1 document of routes. */
export function toDocument(routes: readonly DescribedRoute[]): object {
  const { schemas, refer } = componentsOf();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = toTemplate(route.operation.path ?? route.url);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route, path, refer) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Inlay vault', version: '1', description: DESCRIPTION.replaceAll('\n', ' ') },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas, securitySchemes: SECURITY_SCHEMES },
  };
}

function toOperation(route: DescribedRoute, path: string, refer: Refer): object {
  const { operation, body, scope } = route;
  const parameters = parametersOf(path, operation);
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    security: securityOf(scope),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } } } : {}),
    responses: { ...toAnswers(operation, refer), ...toRefusals(route, path.includes('{'), refer) },
  };
}

function toAnswers({ answers }: Operation, refer: Refer): object {
  const entries = Object.entries(answers).map(([status, answer]) => {
    const description = STATUS_CODES[status] ?? status;
    if (answer === 'nothing') return [status, { description }];
    const content =
      'json' in answer
        ? { 'application/json': { schema: refer(answer.json) } }
        : { [answer.mediaType]: { schema: { type: 'string' } } };
    return [status, { description, content }];
  });
  return Object.fromEntries(entries);
}

function toRefusals(route: DescribedRoute, hasParameters: boolean, refer: Refer): object {
  const { method, scope, operation } = route;
  const codes = errorsOf({ method, scope, hasBody: route.body !== undefined, hasParameters }, operation);
  const byStatus = Map.groupBy(codes, (code) => errorEntry(code).status ?? 500);
  const answers = [ErrorAnswer, ...(operation.refused ? [operation.refused] : [])].map(refer);
  const schema = answers.length === 1 ? answers[0] : { anyOf: answers };
  const entries = [...byStatus]
    .filter(([status]) => operation.answers[status] === undefined)
    .map(([status, of]) => [
      status,
      {
        description: of.map((code) => errorEntry(code).message).join(' '),
        content: { 'application/json': { schema } },
        'x-codes': of,
      },
    ]);
  return Object.fromEntries(entries);
}
