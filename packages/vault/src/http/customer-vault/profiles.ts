import type { FastifyInstance } from 'fastify';
import { createProfile, getProfile, type ProfilePart, removeProfile, updateProfile } from '../../domain/profiles.ts';
import { sendJson, sendNothing } from '../answer/send-json.ts';
import type { HttpDeps } from '../http-deps.ts';
import { reader } from '../input/read.ts';
import { entityTag, presentProfile } from './present-profile.ts';
import { NewProfileBody, ProfileBody, toProfileFields } from './profile-body.ts';

const PATH = '/customervault/v1/profiles';
const PARTS: readonly ProfilePart[] = ['addresses', 'cards'];
/** Asked for in lower case, answered in camel case. No profile has any of these yet. */
const BANK_ACCOUNTS = ['achBankAccounts', 'bacsBankAccounts', 'eftBankAccounts', 'sepaBankAccounts'];

const readNewProfile = reader(NewProfileBody);
const readProfile = reader(ProfileBody);

interface ById {
  Params: { profileId: string };
}

export function registerProfiles(app: FastifyInstance, deps: HttpDeps): void {
  app.post(PATH, { schema: { body: NewProfileBody }, config: { scope: 'vault' } }, async (request, reply) => {
    const { card, ...body } = readNewProfile(request.body, deps.now());
    const created = await createProfile(deps, request.caller.tenantId, toProfileFields(body), card);
    if (!card) void reply.header('location', deps.linksFor(request).toUrl(`${PATH}/${created.profile.id}`));
    return sendJson(reply, 201, presentProfile(created, card?.singleUseToken));
  });

  app.get<ById & { Querystring: { fields?: string | string[] } }>(
    `${PATH}/:profileId`,
    { config: { scope: 'vault' } },
    async (request, reply) => {
      const asked = String(request.query.fields ?? '')
        .toLowerCase()
        .split(',');
      const parts = PARTS.filter((part) => asked.includes(part));
      const found = await getProfile(deps, request.caller.tenantId, request.params.profileId, parts);
      const accounts = BANK_ACCOUNTS.filter((name) => asked.includes(name.toLowerCase()));
      const body = { ...presentProfile(found), ...Object.fromEntries(accounts.map((name) => [name, []])) };
      void reply.header('etag', entityTag(JSON.stringify(body)));
      return sendJson(reply, 200, body);
    },
  );

  app.put<ById>(
    `${PATH}/:profileId`,
    { schema: { body: ProfileBody }, config: { scope: 'vault' } },
    async (request, reply) => {
      const fields = toProfileFields(readProfile(request.body, deps.now()));
      const profile = await updateProfile(deps, request.caller.tenantId, request.params.profileId, fields);
      return sendJson(reply, 200, presentProfile({ profile }));
    },
  );

  app.delete<ById>(`${PATH}/:profileId`, { config: { scope: 'vault' } }, async (request, reply) => {
    await removeProfile(deps, request.caller.tenantId, request.params.profileId);
    return sendNothing(reply);
  });
}
