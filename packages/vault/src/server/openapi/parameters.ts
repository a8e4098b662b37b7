import type { TSchema } from 'typebox';
import type { RouteDoc } from '../../wires/wire.ts';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  profileId: 'Id of the profile.',
  addressId: 'Id of the address.',
  cardId: 'Id of the card.',
  bankAccountId: 'Id of the bank account.',
  mandateId: 'Id of the mandate.',
  account: 'Number of the account that is paid to.',
  id: 'Id of the payment.',
  key: 'A publishable key.',
  hash: 'Names the content of the script.',
  file: 'The file name of a module.',
};

/** Converts a path to OpenAPI's form: `{id}` for a route's `:id`. */
export function toTemplate(url: string): string {
  return url.replaceAll(/:(\w+)/g, '{$1}');
}

/** Lists the parameters of the path, the query and the conditional headers. */
export function parametersOf(template: string, method: string, { querystring, tagged }: RouteDoc): object[] {
  const inPath = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const description = DESCRIPTIONS[name];
    if (description === undefined) throw new TypeError(`Nothing is known of {${name}} in ${template}.`);
    return { name, in: 'path', required: true, description, schema: { type: 'string', maxLength: 128 } };
  });
  return [...inPath, ...queryOf(querystring), ...(tagged === true ? conditionsOf(method, template) : [])];
}

function queryOf(schema: TSchema | undefined): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...member }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description,
    schema: member,
  }));
}

const tags = { type: 'string', maxLength: 2000 };

/** A call on a record may be conditional on its version; a call that creates a top-level record cannot. */
function conditionsOf(method: string, template: string): object[] {
  if (!template.includes('{')) return [];
  const match = 'Goes ahead only if the record, or the one that something is added to, has one of these entity tags.';
  const noneMatch =
    method === 'GET'
      ? 'Answers 304 if the record still has one of these entity tags.'
      : 'Goes ahead only if the record has none of these entity tags.';
  return [
    { name: 'If-Match', in: 'header', required: false, description: match, schema: tags },
    ...(method === 'POST'
      ? []
      : [{ name: 'If-None-Match', in: 'header', required: false, description: noneMatch, schema: tags }]),
  ];
}
