import type { FastifyInstance } from 'fastify';
import { BANK_ACCOUNT_KINDS } from '../../../core/values/debit-scheme.ts';
import {
  createProfile,
  getProfile,
  type ProfilePart,
  removeProfile,
  updateProfile,
} from '../../../core/wallet/profiles.ts';
import { sendJson, sendNothing } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { entityTag, presentProfile } from './present-profile.ts';
import {
  createProfileOperation,
  getProfileOperation,
  removeProfileOperation,
  updateProfileOperation,
} from './profile-operations.ts';
import { NewProfileBody, ProfileBody, toNewProfile, toProfileFields } from './profile-body.ts';

const PATH = '/customervault/v1/profiles';
/** By the name that `fields` has in lower case; answers have it in camel case. */
const PARTS: ReadonlyMap<string, ProfilePart> = new Map<string, ProfilePart>([
  ['addresses', 'addresses'],
  ['cards', 'cards'],
  ...BANK_ACCOUNT_KINDS.map((kind) => [`${kind}bankaccounts`, kind] as const),
]);

const readNewProfile = reader(NewProfileBody);
const readProfile = reader(ProfileBody);

interface ById {
  Params: { profileId: string };
}

export function registerProfiles(app: FastifyInstance, deps: HttpDeps): void {
  app.post(
    PATH,
    { schema: { body: NewProfileBody }, config: { scope: 'vault', operation: createProfileOperation } },
    async (request, reply) => {
      const body = readNewProfile(request.body, deps.now());
      const { fields, parts } = toNewProfile(body);
      const created = await createProfile(deps, request.caller.tenantId, fields, parts);
      // As the wire has it: a profile that was made with a part answers without.
      if (!created.addresses)
        void reply.header('location', deps.linksFor(request).toUrl(`${PATH}/${created.profile.id}`));
      return sendJson(reply, 201, presentProfile(created, body.card?.singleUseToken));
    },
  );

  app.get<ById & { Querystring: { fields?: string | string[] } }>(
    `${PATH}/:profileId`,
    { config: { scope: 'vault', operation: getProfileOperation } },
    async (request, reply) => {
      const asked = String(request.query.fields ?? '')
        .toLowerCase()
        .split(',');
      const parts = [...PARTS].filter(([name]) => asked.includes(name)).map(([, part]) => part);
      const body = presentProfile(await getProfile(deps, request.caller.tenantId, request.params.profileId, parts));
      void reply.header('etag', entityTag(JSON.stringify(body)));
      return sendJson(reply, 200, body);
    },
  );

  app.put<ById>(
    `${PATH}/:profileId`,
    { schema: { body: ProfileBody }, config: { scope: 'vault', operation: updateProfileOperation } },
    async (request, reply) => {
      const fields = toProfileFields(readProfile(request.body, deps.now()));
      const profile = await updateProfile(deps, request.caller.tenantId, request.params.profileId, fields);
      return sendJson(reply, 200, presentProfile({ profile }));
    },
  );

  app.delete<ById>(
    `${PATH}/:profileId`,
    { config: { scope: 'vault', operation: removeProfileOperation } },
    async (request, reply) => {
      await removeProfile(deps, request.caller.tenantId, request.params.profileId);
      return sendNothing(reply);
    },
  );
}
