import type { FastifyInstance } from 'fastify';
import { getBankAccount } from '../../../core/wallet/bank-accounts.ts';
import type { RecordRef } from '../../../core/wallet/lock.ts';
import {
  cancelMandate,
  createMandate,
  getMandate,
  type Mandate,
  moveTestMandate,
  removeMandate,
} from '../../../core/wallet/mandates.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { entityTag, expectedOfParent, expectedVersion, sendWritten, type Shown } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { PROFILES_PATH } from '../paths.ts';
import { registerRecord } from '../record-routes.ts';
import { scopeOf } from '../scope.ts';
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

interface Ids {
  readonly profileId: string;
  readonly mandateId: string;
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
  refusals: ['test_tenant_only', 'mandate_status_final'],
  example: { body: { status: 'PENDING' }, answer: MOVED_MANDATE },
};

/** Mandates are made below a bank account, and live on in the profile without it. */
export function registerMandates(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'vault' } as const;
  for (const scheme of ['bacs', 'sepa'] as const) registerCreation(app, deps, scheme);

  registerRecord<Ids, RecordRef, unknown>(app, deps, {
    path: ONE,
    docs: { get: GET, update: UPDATE, remove: REMOVE },
    config,
    toRef,
    get: async (scope, ref) => show(await getMandate(deps, scope, ref)),
    read: readMandateUpdate,
    update: async (scope, ref) => show(await cancelMandate(deps, scope, ref)),
    remove: (scope, ref) => removeMandate(deps, scope, ref),
  });

  // No bank answers a test tenant, so this does.
  app.post<{ Params: Ids }>(`${ONE}/bankanswers`, { schema: MOVE, config }, async (request, reply) => {
    const [scope, ref] = [scopeOf(request, deps), toRef(request.params)];
    const move = readMandateMove(request.body, scope.now);
    const expected = await expectedVersion(request, async () => (await getMandate(deps, scope, ref)).version);
    return sendWritten(reply, 200, show(await moveTestMandate(deps, scope, { ...ref, ...expected }, move)));
  });
}

function registerCreation(app: FastifyInstance, deps: HttpDeps, scheme: keyof typeof NewMandateBodies): void {
  const readNewMandate = reader(NewMandateBodies[scheme]);
  app.post<InAccount>(
    `${PROFILE}/${scheme}bankaccounts/:bankAccountId/mandates`,
    { schema: createDoc(scheme), config: { scope: 'vault' } },
    async (request, reply) => {
      const scope = scopeOf(request, deps);
      const { profileId, bankAccountId: id } = request.params;
      const input = readNewMandate(request.body, scope.now);
      const account = { scheme, profileId, id };
      const readVersion = async () => (await getBankAccount(deps, scope, account)).account.version;
      const expected = await expectedOfParent(request, readVersion);
      const mandate = await createMandate(deps, scope, { ...account, ...expected }, input);
      const path = `${PROFILES_PATH}/${mandate.profileId}/mandates/${mandate.id}`;
      void reply.header('location', linksFor(request, deps.origins()).toUrl(path));
      return sendWritten(reply, 201, show(mandate));
    },
  );
}

function toRef({ profileId, mandateId: id }: Ids): RecordRef {
  return { profileId, id };
}

function show(mandate: Mandate): Shown {
  return { version: mandate.version, tag: entityTag(mandate.version), body: presentMandate(mandate) };
}
