import type { FastifyInstance } from 'fastify';
import type { Scope } from '../../../core/context.ts';
import { getBankAccount } from '../../../core/wallet/bank-accounts.ts';
import {
  cancelMandate,
  createMandate,
  getMandate,
  moveTestMandate,
  removeMandate,
} from '../../../core/wallet/mandates.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { entityTag, expectedVersion, requireVersion, sendFound } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { PROFILES_PATH } from '../paths.ts';
import { scopeOf } from '../scope.ts';
import { sendJson, sendNothing } from '../send-json.ts';
import { CANCELLED_MANDATE, MANDATE, MOVED_MANDATE, NEW_MANDATE } from './examples.ts';
import { MandateAnswer, presentMandate } from './mandate-answer.ts';
import { MandateMoveBody, MandateUpdateBody, NewMandateBodies } from './mandate-input.ts';

const PROFILE = `${PROFILES_PATH}/:profileId`;
const ONE = `${PROFILE}/mandates/:mandateId`;
const readMandateUpdate = reader(MandateUpdateBody);
const readMandateMove = reader(MandateMoveBody);

interface InAccount {
  Params: { profileId: string; bankAccountId: string };
}

interface ById {
  Params: { profileId: string; mandateId: string };
}

const of = { tags: ['Mandates'], tagged: true } as const;
const response = { 200: MandateAnswer };

function createDoc(scheme: keyof typeof NewMandateBodies): RouteDoc {
  const name = scheme.toUpperCase();
  return {
    ...of,
    operationId: `create${name}Mandate`,
    summary: `Adds a mandate to a bank account of ${name}.`,
    body: NewMandateBodies[scheme],
    response: { 201: MandateAnswer },
    example: { body: NEW_MANDATE, answer: MANDATE[scheme] },
  };
}

const GET: RouteDoc = {
  ...of,
  operationId: 'getMandate',
  summary: 'Looks a mandate up.',
  response,
  example: { answer: MANDATE.sepa },
};

const UPDATE: RouteDoc = {
  ...of,
  operationId: 'updateMandate',
  summary: 'Cancels a mandate.',
  body: MandateUpdateBody,
  response,
  refusals: ['mandate_status_final'],
  example: { body: { status: 'CANCELLED' }, answer: CANCELLED_MANDATE },
};

const REMOVE: RouteDoc = {
  ...of,
  operationId: 'removeMandate',
  summary: 'Removes a mandate.',
  response: { 200: NO_BODY },
};

const MOVE: RouteDoc = {
  ...of,
  operationId: 'moveTestMandate',
  summary: 'Moves a mandate as a bank would, for test tenants only.',
  body: MandateMoveBody,
  response,
  refusals: ['mandate_status_final'],
  example: { body: { status: 'PENDING' }, answer: MOVED_MANDATE },
};

/** Mandates are made below a bank account, and live on in the profile without it. */
export function registerMandates(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'vault' } as const;
  for (const scheme of ['bacs', 'sepa'] as const) registerCreation(app, deps, scheme);

  app.get<ById>(ONE, { schema: GET, config }, async (request, reply) => {
    const mandate = await getMandate(deps, scopeOf(request, deps), refOf(request));
    return sendFound(request, reply, entityTag(mandate.version), presentMandate(mandate));
  });

  app.put<ById>(ONE, { schema: UPDATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    readMandateUpdate(request.body, scope.now);
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    const mandate = await cancelMandate(deps, scope, { ...refOf(request), ...expected });
    return sendJson(reply.header('etag', entityTag(mandate.version)), 200, presentMandate(mandate));
  });

  app.delete<ById>(ONE, { schema: REMOVE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    await removeMandate(deps, scope, { ...refOf(request), ...expected });
    return sendNothing(reply);
  });

  // No bank answers a test tenant, so this does.
  app.post<ById>(`${ONE}/bankanswers`, { schema: MOVE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const move = readMandateMove(request.body, scope.now);
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    const mandate = await moveTestMandate(deps, scope, { ...refOf(request), ...expected }, move);
    return sendJson(reply.header('etag', entityTag(mandate.version)), 200, presentMandate(mandate));
  });

  async function readVersion(scope: Scope, ref: ReturnType<typeof refOf>): Promise<number> {
    return (await getMandate(deps, scope, ref)).version;
  }
}

function registerCreation(app: FastifyInstance, deps: HttpDeps, scheme: keyof typeof NewMandateBodies): void {
  const readNewMandate = reader(NewMandateBodies[scheme]);
  app.post<InAccount>(
    `${PROFILE}/${scheme}bankaccounts/:bankAccountId/mandates`,
    { schema: createDoc(scheme), config: { scope: 'vault' } },
    async (request, reply) => {
      const scope = scopeOf(request, deps);
      const { profileId, bankAccountId } = request.params;
      const input = readNewMandate(request.body, scope.now);
      const account = { scheme, profileId, id: bankAccountId };
      await requireVersion(request, async () => (await getBankAccount(deps, scope, account)).account.version);
      const mandate = await createMandate(deps, scope, { profileId, scheme, bankAccountId }, input);
      const path = `${PROFILES_PATH}/${mandate.profileId}/mandates/${mandate.id}`;
      void reply.header('location', linksFor(request, deps.origins()).toUrl(path));
      return sendJson(reply.header('etag', entityTag(mandate.version)), 201, presentMandate(mandate));
    },
  );
}

function refOf({ params }: { readonly params: ById['Params'] }) {
  return { profileId: params.profileId, id: params.mandateId };
}
