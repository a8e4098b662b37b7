import type { FastifyInstance } from 'fastify';
import { createAddress, getAddress, removeAddress, updateAddress } from '../../../core/wallet/addresses.ts';
import { sendJson, sendNothing } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { AddressBody } from './address-body.ts';
import {
  createAddressOperation,
  getAddressOperation,
  removeAddressOperation,
  updateAddressOperation,
} from './address-operations.ts';
import { presentAddress } from './present-address.ts';

const PATH = '/customervault/v1/profiles/:profileId/addresses';

const readAddress = reader(AddressBody);

interface InProfile {
  Params: { profileId: string };
}

interface ById {
  Params: { profileId: string; addressId: string };
}

export function registerAddresses(app: FastifyInstance, deps: HttpDeps): void {
  const scope = 'vault';
  const schema = { body: AddressBody };

  app.post<InProfile>(
    PATH,
    { schema, config: { scope, operation: createAddressOperation } },
    async (request, reply) => {
      const { profileId } = request.params;
      const fields = readAddress(request.body, deps.now());
      const address = await createAddress(deps, request.caller.tenantId, profileId, fields);
      const path = `/customervault/v1/profiles/${address.profileId}/addresses/${address.id}`;
      void reply.header('location', deps.linksFor(request).toUrl(path));
      return sendJson(reply, 201, presentAddress(address));
    },
  );

  app.get<ById>(`${PATH}/:addressId`, { config: { scope, operation: getAddressOperation } }, async (request, reply) => {
    const { profileId, addressId } = request.params;
    return sendJson(reply, 200, presentAddress(await getAddress(deps, request.caller.tenantId, profileId, addressId)));
  });

  app.put<ById>(
    `${PATH}/:addressId`,
    { schema, config: { scope, operation: updateAddressOperation } },
    async (request, reply) => {
      const { profileId, addressId } = request.params;
      const fields = readAddress(request.body, deps.now());
      const address = await updateAddress(deps, request.caller.tenantId, profileId, addressId, fields);
      return sendJson(reply, 200, presentAddress(address));
    },
  );

  app.delete<ById>(
    `${PATH}/:addressId`,
    { config: { scope, operation: removeAddressOperation } },
    async (request, reply) => {
      const { profileId, addressId } = request.params;
      await removeAddress(deps, request.caller.tenantId, profileId, addressId);
      return sendNothing(reply);
    },
  );
}
