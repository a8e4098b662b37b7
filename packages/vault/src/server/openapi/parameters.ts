import type { Operation } from './operation.ts';

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

/** A path as OpenAPI writes it: `{id}` for what a route calls `:id`. */
export function toTemplate(url: string): string {
  return url.replaceAll(/:(\w+)/g, '{$1}');
}

/** What a path and a query hold. */
export function parametersOf(template: string, { query = {} }: Operation): object[] {
  const inPath = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const description = DESCRIPTIONS[name];
    if (description === undefined) throw new TypeError(`Nothing is known of {${name}} in ${template}.`);
    return { name, in: 'path', required: true, description, schema: { type: 'string', maxLength: 128 } };
  });
  const inQuery = Object.entries(query).map(([name, entry]) => ({ name, in: 'query', required: false, ...entry }));
  return [...inPath, ...inQuery];
}
