import type { FastifyInstance } from 'fastify';
import type { Scope } from '../../../core/context.ts';
import { createAddress, getAddress, removeAddress, updateAddress } from '../../../core/wallet/addresses.ts';
import { getProfile } from '../../../core/wallet/profiles.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { toAddress } from '../billing-address.ts';
import { entityTag, expectedVersion, requireVersion, sendFound } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { PROFILES_PATH } from '../paths.ts';
import { replacing, scopeOf } from '../scope.ts';
import { sendJson, sendNothing } from '../send-json.ts';
import { AddressAnswer, presentAddress } from './address-answer.ts';
import { AddressBody, CLEARED_OF_ADDRESS } from './address-input.ts';
import { ADDRESS, NEW_ADDRESS } from './examples.ts';

const PATH = `${PROFILES_PATH}/:profileId/addresses`;
const ONE = `${PATH}/:addressId`;
const readAddress = reader(AddressBody);

interface InProfile {
  Params: { profileId: string };
}

interface ById {
  Params: { profileId: string; addressId: string };
}

const of = { tags: ['Addresses'], tagged: true } as const;

const CREATE: RouteDoc = {
  ...of,
  operationId: 'createAddress',
  summary: 'Adds an address to a profile.',
  body: AddressBody,
  response: { 201: AddressAnswer },
  example: { body: NEW_ADDRESS, answer: ADDRESS },
};

const GET: RouteDoc = {
  ...of,
  operationId: 'getAddress',
  summary: 'Looks an address up.',
  response: { 200: AddressAnswer },
  example: { answer: ADDRESS },
};

const UPDATE: RouteDoc = {
  ...of,
  operationId: 'updateAddress',
  summary: 'Replaces an address.',
  body: AddressBody,
  response: { 200: AddressAnswer },
  example: { body: NEW_ADDRESS, answer: ADDRESS },
};

const REMOVE: RouteDoc = {
  ...of,
  operationId: 'removeAddress',
  summary: 'Removes an address, also from the cards and bank accounts that use it.',
  response: { 200: NO_BODY },
};

export function registerAddresses(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'vault' } as const;

  app.post<InProfile>(PATH, { schema: CREATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const { profileId } = request.params;
    const fields = toAddress(readAddress(request.body, scope.now));
    await requireVersion(request, async () => (await getProfile(deps, scope, profileId)).profile.version);
    const address = await createAddress(deps, scope, profileId, fields);
    const path = `${PROFILES_PATH}/${address.profileId}/addresses/${address.id}`;
    void reply.header('location', linksFor(request, deps.origins()).toUrl(path));
    return sendJson(reply.header('etag', entityTag(address.version)), 201, presentAddress(address));
  });

  app.get<ById>(ONE, { schema: GET, config }, async (request, reply) => {
    const address = await getAddress(deps, scopeOf(request, deps), refOf(request));
    return sendFound(request, reply, entityTag(address.version), presentAddress(address));
  });

  app.put<ById>(ONE, { schema: UPDATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const changes = replacing(CLEARED_OF_ADDRESS, toAddress(readAddress(request.body, scope.now)));
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    const address = await updateAddress(deps, scope, { ...refOf(request), ...expected }, changes);
    return sendJson(reply.header('etag', entityTag(address.version)), 200, presentAddress(address));
  });

  app.delete<ById>(ONE, { schema: REMOVE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    await removeAddress(deps, scope, { ...refOf(request), ...expected });
    return sendNothing(reply);
  });

  async function readVersion(scope: Scope, ref: ReturnType<typeof refOf>): Promise<number> {
    return (await getAddress(deps, scope, ref)).version;
  }
}

function refOf({ params }: { readonly params: ById['Params'] }) {
  return { profileId: params.profileId, id: params.addressId };
}
