import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Scope } from '../../../core/context.ts';
import { DEBIT_SCHEMES } from '../../../core/values/debit-scheme.ts';
import {
  createProfile,
  getProfile,
  type ProfilePart,
  removeProfile,
  updateProfile,
} from '../../../core/wallet/profiles.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { entityTag, expectedVersion, sendFound } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { profilePath } from '../names.ts';
import { PROFILES_PATH } from '../paths.ts';
import { scopeOf } from '../scope.ts';
import { sendJson, sendNothing } from '../send-json.ts';
import { NEW_PROFILE, PROFILE, PROFILE_UPDATE, UPDATED_PROFILE } from './examples.ts';
import { presentProfile, ProfileAnswer } from './profile-answer.ts';
import { NewProfileBody, ProfileBody, toNewProfile, toProfileChanges } from './profile-input.ts';

const ONE = `${PROFILES_PATH}/:profileId`;

/** By the name that `fields` has in lower case; answers have it in camel case. */
const PARTS: ReadonlyMap<string, ProfilePart> = new Map<string, ProfilePart>([
  ['addresses', 'addresses'],
  ['cards', 'cards'],
  ...DEBIT_SCHEMES.map((scheme) => [`${scheme}bankaccounts`, scheme] as const),
]);

const readNewProfile = reader(NewProfileBody);
const readProfile = reader(ProfileBody);

interface ById {
  Params: { profileId: string };
}

const of = { tags: ['Profiles'], tagged: true } as const;

const CREATE: RouteDoc = {
  ...of,
  operationId: 'createProfile',
  summary: 'Makes a profile, with a card and bank accounts where they are given.',
  body: NewProfileBody,
  response: { 201: ProfileAnswer },
  refusals: ['customer_id_taken', 'single_use_token_unusable', 'single_use_token_reserved', 'billing_address_unknown'],
  example: { body: NEW_PROFILE, answer: PROFILE },
};

const GET: RouteDoc = {
  ...of,
  operationId: 'getProfile',
  summary: 'Looks a profile up, with the parts that are asked for.',
  querystring: Type.Object({
    fields: Type.Optional(
      Type.String({ description: `The parts to show, separated by commas: ${[...PARTS.keys()].join(', ')}.` }),
    ),
  }),
  response: { 200: ProfileAnswer },
  example: { answer: PROFILE },
};

const UPDATE: RouteDoc = {
  ...of,
  operationId: 'updateProfile',
  summary: 'Replaces what is known of a payer.',
  body: ProfileBody,
  response: { 200: ProfileAnswer },
  refusals: ['customer_id_taken'],
  example: { body: PROFILE_UPDATE, answer: UPDATED_PROFILE },
};

const REMOVE: RouteDoc = {
  ...of,
  operationId: 'removeProfile',
  summary: 'Removes a profile with all that it holds.',
  response: { 200: NO_BODY },
};

export function registerProfiles(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'vault', pathOf: profilePath } as const;

  app.post(PROFILES_PATH, { schema: CREATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const body = readNewProfile(request.body, scope.now);
    const { fields, parts } = toNewProfile(body);
    const created = await createProfile(deps, scope, fields, parts);
    const { id, version } = created.profile;
    // As the wire has it: a profile that was made with a part answers without.
    if (!created.addresses) {
      void reply.header('location', linksFor(request, deps.origins()).toUrl(`${PROFILES_PATH}/${id}`));
    }
    return sendJson(reply.header('etag', entityTag(version)), 201, presentProfile(created, body.card?.singleUseToken));
  });

  app.get<ById & { Querystring: { fields?: string | string[] } }>(
    ONE,
    { schema: GET, config },
    async (request, reply) => {
      const names = partNamesOf(request.query.fields);
      const parts = names.map((name) => PARTS.get(name) as ProfilePart);
      const found = await getProfile(deps, scopeOf(request, deps), request.params.profileId, parts);
      return sendFound(request, reply, entityTag(found.profile.version, names), presentProfile(found));
    },
  );

  app.put<ById>(ONE, { schema: UPDATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const { profileId: id } = request.params;
    const changes = toProfileChanges(readProfile(request.body, scope.now));
    const expected = await expectedVersion(request, () => readVersion(scope, id));
    const profile = await updateProfile(deps, scope, { id, ...expected }, changes);
    return sendJson(reply.header('etag', entityTag(profile.version)), 200, presentProfile({ profile }));
  });

  app.delete<ById>(ONE, { schema: REMOVE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const { profileId: id } = request.params;
    const expected = await expectedVersion(request, () => readVersion(scope, id));
    await removeProfile(deps, scope, { id, ...expected });
    return sendNothing(reply);
  });

  async function readVersion(scope: Scope, id: string): Promise<number> {
    return (await getProfile(deps, scope, id)).profile.version;
  }
}

/** The parts that a query asks for, in the order of `PARTS`. What is unknown is ignored. */
function partNamesOf(fields: string | string[] = ''): readonly string[] {
  const asked = String(fields)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return [...PARTS.keys()].filter((name) => asked.includes(name));
}
