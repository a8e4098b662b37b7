import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Changes } from '../../../core/context.ts';
import { DEBIT_SCHEMES } from '../../../core/values/debit-scheme.ts';
import {
  createProfile,
  getProfile,
  type ProfileFields,
  type ProfilePart,
  type ProfileRef,
  type ProfileWithParts,
  removeProfile,
  updateProfile,
} from '../../../core/wallet/profiles.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { entityTag, sendWritten, type Shown } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { profilePath } from '../names.ts';
import { PROFILES_PATH } from '../paths.ts';
import { registerRecord } from '../record-routes.ts';
import { scopeOf } from '../scope.ts';
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

interface Ids {
  readonly profileId: string;
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
    const answer = presentProfile(created, body.card?.singleUseToken);
    return sendWritten(reply, 201, { version, tag: entityTag(version), body: answer });
  });

  registerRecord<Ids, ProfileRef, Changes<ProfileFields>>(app, deps, {
    path: ONE,
    docs: { get: GET, update: UPDATE, remove: REMOVE },
    config,
    toRef: ({ profileId: id }) => ({ id }),
    get: async (scope, { id }, query) => {
      const names = partNamesOf(query);
      return show(
        await getProfile(
          deps,
          scope,
          id,
          names.map((name) => PARTS.get(name) as ProfilePart),
        ),
        names,
      );
    },
    read: (body, now) => toProfileChanges(readProfile(body, now)),
    update: async (scope, ref, changes) => show({ profile: await updateProfile(deps, scope, ref, changes) }),
    remove: (scope, ref) => removeProfile(deps, scope, ref),
  });
}

function show(found: ProfileWithParts, parts: readonly string[] = []): Shown {
  const { version } = found.profile;
  return { version, tag: entityTag(version, parts), body: presentProfile(found) };
}

/** The parts that a query asks for, in the order of `PARTS`. What is unknown is ignored. */
function partNamesOf({ fields = '' }: { readonly fields?: string | string[] } = {}): readonly string[] {
  const asked = String(fields)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return [...PARTS.keys()].filter((name) => asked.includes(name));
}
