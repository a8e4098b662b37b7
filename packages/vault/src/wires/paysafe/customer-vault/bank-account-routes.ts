import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { DEBIT_SCHEMES, type DebitScheme, SCHEMES } from '../../../core/values/debit-scheme.ts';
import {
  type BankAccount,
  type BankAccountRef,
  createBankAccount,
  getBankAccount,
  removeBankAccount,
} from '../../../core/wallet/bank-accounts.ts';
import { type BankAccountChanges, updateBankAccount } from '../../../core/wallet/update-bank-account.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { expectedOfParent, sendFound, sendWritten, type Shown } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { bankAccountPath } from '../names.ts';
import { PROFILES_PATH, VAULT_PATH } from '../paths.ts';
import { registerRecord } from '../record-routes.ts';
import { scopeOf } from '../scope.ts';
import { BankAccountAnswer, bankAccountTag, presentBankAccount } from './bank-account-answer.ts';
import {
  BankAccountUpdateBodies,
  NewBankAccountBodies,
  toBankAccountChanges,
  toNewBankAccount,
} from './bank-account-input.ts';
import { BANK_ACCOUNT, BANK_ACCOUNT_UPDATE, NEW_BANK_ACCOUNT, UPDATED_BANK_ACCOUNT } from './examples.ts';
import { readProfileVersion } from './profile-version.ts';

interface InProfile {
  Params: { profileId: string };
}

interface Ids {
  readonly profileId: string;
  readonly bankAccountId: string;
}

type Verb = 'create' | 'get' | 'update' | 'remove' | 'getOfAnyProfile';

function docsOf(scheme: DebitScheme): Readonly<Record<Verb, RouteDoc>> {
  const name = scheme.toUpperCase();
  const of = { tags: ['Bank accounts'], tagged: true } as const;
  const response = { 200: BankAccountAnswer };
  const newBody: TSchema = NewBankAccountBodies[scheme];
  const updateBody: TSchema = BankAccountUpdateBodies[scheme];
  return {
    create: {
      ...of,
      operationId: `create${name}BankAccount`,
      summary: `Adds a bank account of ${name} to a profile, by its number or by a single-use token.`,
      body: newBody,
      response: { 201: BankAccountAnswer },
      refusals: [
        'single_use_token_unusable',
        'single_use_token_reserved',
        'bank_account_already_stored',
        'billing_address_unknown',
      ],
      example: { body: NEW_BANK_ACCOUNT[scheme], answer: BANK_ACCOUNT[scheme] },
    },
    get: {
      ...of,
      operationId: `get${name}BankAccount`,
      summary: `Looks a bank account of ${name} up.`,
      response,
      example: { answer: BANK_ACCOUNT[scheme] },
    },
    update: {
      ...of,
      operationId: `update${name}BankAccount`,
      summary: SCHEMES[scheme].hasMandates
        ? `Replaces a bank account of ${name}; another number ends its mandates.`
        : `Replaces a bank account of ${name}.`,
      body: updateBody,
      response,
      refusals: ['bank_account_already_stored', 'billing_address_unknown'],
      example: { body: BANK_ACCOUNT_UPDATE, answer: UPDATED_BANK_ACCOUNT[scheme] },
    },
    remove: {
      ...of,
      operationId: `remove${name}BankAccount`,
      summary: `Removes a bank account of ${name}.`,
      response: { 200: NO_BODY },
    },
    getOfAnyProfile: {
      ...of,
      operationId: `get${name}BankAccountOfAnyProfile`,
      summary: `Looks a bank account of ${name} up by its id alone, as the link of a conflict does.`,
      response,
      example: { answer: BANK_ACCOUNT[scheme] },
    },
  };
}

export function registerBankAccounts(app: FastifyInstance, deps: HttpDeps): void {
  for (const scheme of DEBIT_SCHEMES) registerScheme(app, deps, scheme);
}

function registerScheme(app: FastifyInstance, deps: HttpDeps, scheme: DebitScheme): void {
  const path = `${PROFILES_PATH}/:profileId/${scheme}bankaccounts`;
  const docs = docsOf(scheme);
  const config = { scope: 'vault', pathOf: bankAccountPath(scheme) } as const;
  const readNew = reader(NewBankAccountBodies[scheme]);
  const readUpdate = reader(BankAccountUpdateBodies[scheme]);
  app.post<InProfile>(path, { schema: docs.create, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const { profileId } = request.params;
    const input = toNewBankAccount(readNew(request.body, scope.now));
    const expected = await expectedOfParent(request, () => readProfileVersion(deps, scope, profileId));
    const created = await createBankAccount(deps, scope, { profileId, scheme, ...expected }, input);
    const at = `${PROFILES_PATH}/${created.account.profileId}/${scheme}bankaccounts/${created.account.id}`;
    void reply.header('location', linksFor(request, deps.origins()).toUrl(at));
    return sendWritten(reply, 201, show(created));
  });

  registerRecord<Ids, BankAccountRef, BankAccountChanges>(app, deps, {
    path: `${path}/:bankAccountId`,
    docs,
    config,
    toRef: ({ profileId, bankAccountId: id }) => ({ scheme, profileId, id }),
    get: async (scope, ref) => show(await getBankAccount(deps, scope, ref)),
    read: (body, now) => toBankAccountChanges(readUpdate(body, now)),
    update: async (scope, ref, changes) => show(await updateBankAccount(deps, scope, ref, changes)),
    remove: (scope, ref) => removeBankAccount(deps, scope, ref),
  });

  // Where the link of a 7503 leads.
  app.get<{ Params: { bankAccountId: string } }>(
    `${VAULT_PATH}/${scheme}bankaccounts/:bankAccountId`,
    { schema: docs.getOfAnyProfile, config },
    async (request, reply) => {
      const ref = { scheme, id: request.params.bankAccountId };
      return sendFound(request, reply, show(await getBankAccount(deps, scopeOf(request, deps), ref)));
    },
  );
}

function show(found: BankAccount): Shown {
  return { version: found.account.version, tag: bankAccountTag(found), body: presentBankAccount(found) };
}
