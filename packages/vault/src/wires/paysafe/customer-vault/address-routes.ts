import type { FastifyInstance } from 'fastify';
import type { Changes } from '../../../core/context.ts';
import type { AddressFields } from '../../../core/values/address.ts';
import {
  type Address,
  createAddress,
  getAddress,
  removeAddress,
  updateAddress,
} from '../../../core/wallet/addresses.ts';
import type { RecordRef } from '../../../core/wallet/lock.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { toAddress } from '../billing-address.ts';
import { entityTag, expectedOfParent, sendWritten, type Shown } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { PROFILES_PATH } from '../paths.ts';
import { registerRecord } from '../record-routes.ts';
import { replacing, scopeOf } from '../scope.ts';
import { AddressAnswer, presentAddress } from './address-answer.ts';
import { AddressBody, CLEARED_OF_ADDRESS } from './address-input.ts';
import { ADDRESS, NEW_ADDRESS } from './examples.ts';
import { readProfileVersion } from './profile-version.ts';

const PATH = `${PROFILES_PATH}/:profileId/addresses`;
const ONE = `${PATH}/:addressId`;
const readAddress = reader(AddressBody);

interface InProfile {
  Params: { profileId: string };
}

interface Ids {
  readonly profileId: string;
  readonly addressId: string;
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
    const expected = await expectedOfParent(request, () => readProfileVersion(deps, scope, profileId));
    const address = await createAddress(deps, scope, { profileId, ...expected }, fields);
    const path = `${PROFILES_PATH}/${address.profileId}/addresses/${address.id}`;
    void reply.header('location', linksFor(request, deps.origins()).toUrl(path));
    return sendWritten(reply, 201, show(address));
  });

  registerRecord<Ids, RecordRef, Changes<AddressFields>>(app, deps, {
    path: ONE,
    docs: { get: GET, update: UPDATE, remove: REMOVE },
    config,
    toRef: ({ profileId, addressId: id }) => ({ profileId, id }),
    get: async (scope, ref) => show(await getAddress(deps, scope, ref)),
    read: (body, now) => replacing(CLEARED_OF_ADDRESS, toAddress(readAddress(body, now))),
    update: async (scope, ref, changes) => show(await updateAddress(deps, scope, ref, changes)),
    remove: (scope, ref) => removeAddress(deps, scope, ref),
  });
}

function show(address: Address): Shown {
  return { version: address.version, tag: entityTag(address.version), body: presentAddress(address) };
}
