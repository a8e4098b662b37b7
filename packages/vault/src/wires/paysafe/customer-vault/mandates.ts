import type { FastifyInstance } from 'fastify';
import { BANK_ACCOUNT_KINDS, KINDS } from '../../../core/values/debit-scheme.ts';
import {
  cancelMandate,
  createMandate,
  getMandate,
  moveTestMandate,
  removeMandate,
} from '../../../core/wallet/mandates.ts';
import { sendJson, sendNothing } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { MandateMoveBody, MandateUpdateBody, NewMandateBody } from './mandate-body.ts';
import {
  createMandateOperation,
  getMandateOperation,
  moveTestMandateOperation,
  removeMandateOperation,
  updateMandateOperation,
} from './mandate-operations.ts';
import { presentMandate } from './present-mandate.ts';

const PROFILE = '/customervault/v1/profiles/:profileId';
const PATH = `${PROFILE}/mandates/:mandateId`;

const readNewMandate = reader(NewMandateBody);
const readMandateUpdate = reader(MandateUpdateBody);
const readMandateMove = reader(MandateMoveBody);

interface InAccount {
  Params: { profileId: string; bankAccountId: string };
}

interface ById {
  Params: { profileId: string; mandateId: string };
}

/** Mandates are made below a bank account and live beside it. */
export function registerMandates(app: FastifyInstance, deps: HttpDeps): void {
  const scope = 'vault';

  for (const kind of BANK_ACCOUNT_KINDS.filter((each) => KINDS[each].hasMandates)) {
    const path = `${PROFILE}/${kind}bankaccounts/:bankAccountId/mandates`;
    app.post<InAccount>(
      path,
      { schema: { body: NewMandateBody }, config: { scope, operation: createMandateOperation(kind) } },
      async (request, reply) => {
        const { profileId, bankAccountId } = request.params;
        const input = readNewMandate(request.body, deps.now());
        const { tenantId } = request.caller;
        const mandate = await createMandate(deps, tenantId, profileId, kind, bankAccountId, input);
        const at = `/customervault/v1/profiles/${mandate.profileId}/mandates/${mandate.id}`;
        void reply.header('location', deps.linksFor(request).toUrl(at));
        return sendJson(reply, 201, presentMandate(mandate));
      },
    );
  }

  app.get<ById>(PATH, { config: { scope, operation: getMandateOperation } }, async (request, reply) => {
    const { profileId, mandateId } = request.params;
    return sendJson(reply, 200, presentMandate(await getMandate(deps, request.caller.tenantId, profileId, mandateId)));
  });

  app.put<ById>(
    PATH,
    { schema: { body: MandateUpdateBody }, config: { scope, operation: updateMandateOperation } },
    async (request, reply) => {
      const { profileId, mandateId } = request.params;
      readMandateUpdate(request.body, deps.now());
      const mandate = await cancelMandate(deps, request.caller.tenantId, profileId, mandateId);
      return sendJson(reply, 200, presentMandate(mandate));
    },
  );

  app.delete<ById>(PATH, { config: { scope, operation: removeMandateOperation } }, async (request, reply) => {
    const { profileId, mandateId } = request.params;
    await removeMandate(deps, request.caller.tenantId, profileId, mandateId);
    return sendNothing(reply);
  });

  // No bank answers a test tenant, so this does.
  app.post<ById>(
    `${PATH}/bankanswers`,
    { schema: { body: MandateMoveBody }, config: { scope, operation: moveTestMandateOperation } },
    async (request, reply) => {
      const { profileId, mandateId } = request.params;
      const move = readMandateMove(request.body, deps.now());
      const mandate = await moveTestMandate(deps, request.caller.tenantId, profileId, mandateId, move);
      return sendJson(reply, 200, presentMandate(mandate));
    },
  );
}
