import type { FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { BANK_ACCOUNT_KINDS, type BankAccountKind } from '../../../core/values/debit-scheme.ts';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import { createBankAccount, getBankAccount, removeBankAccount } from '../../../core/wallet/bank-accounts.ts';
import { updateBankAccount } from '../../../core/wallet/update-bank-account.ts';
import { sendJson, sendNothing } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { BankAccountUpdateBodies, NewBankAccountBodies } from './bank-account-body.ts';
import { bankAccountOperations } from './bank-account-operations.ts';
import { presentBankAccount } from './present-bank-account.ts';

interface InProfile {
  Params: { profileId: string };
}

interface ById {
  Params: { profileId: string; bankAccountId: string };
}

export function registerBankAccounts(app: FastifyInstance, deps: HttpDeps): void {
  for (const kind of BANK_ACCOUNT_KINDS) registerKind(app, deps, kind);
}

/** A body with its number under one name, whatever its kind calls it. */
export function withNumber<
  T extends { readonly accountNumber?: BankAccountNumber; readonly iban?: BankAccountNumber },
>({ accountNumber, iban, ...rest }: T): Omit<T, 'accountNumber' | 'iban'> & { readonly number?: BankAccountNumber } {
  const number = accountNumber ?? iban;
  return { ...rest, ...(number ? { number } : {}) };
}

function registerKind(app: FastifyInstance, deps: HttpDeps, kind: BankAccountKind): void {
  const path = `/customervault/v1/profiles/:profileId/${kind}bankaccounts`;
  const scope = 'vault';
  const operations = bankAccountOperations(kind);
  const newBody: TSchema = NewBankAccountBodies[kind];
  const updateBody: TSchema = BankAccountUpdateBodies[kind];
  const readNew = reader(NewBankAccountBodies[kind]);
  const readUpdate = reader(BankAccountUpdateBodies[kind]);

  app.post<InProfile>(
    path,
    { schema: { body: newBody }, config: { scope, operation: operations.create } },
    async (request, reply) => {
      const { profileId } = request.params;
      const input = withNumber(readNew(request.body, deps.now()));
      const created = await createBankAccount(deps, request.caller.tenantId, profileId, kind, input);
      const { account } = created;
      const at = `/customervault/v1/profiles/${account.profileId}/${kind}bankaccounts/${account.id}`;
      void reply.header('location', deps.linksFor(request).toUrl(at));
      return sendJson(reply, 201, presentBankAccount(created));
    },
  );

  app.get<ById>(`${path}/:bankAccountId`, { config: { scope, operation: operations.get } }, async (request, reply) => {
    const { profileId, bankAccountId: id } = request.params;
    const found = await getBankAccount(deps, { tenantId: request.caller.tenantId, profileId, kind, id });
    return sendJson(reply, 200, presentBankAccount(found));
  });

  app.put<ById>(
    `${path}/:bankAccountId`,
    { schema: { body: updateBody }, config: { scope, operation: operations.update } },
    async (request, reply) => {
      const { profileId, bankAccountId: id } = request.params;
      const update = withNumber(readUpdate(request.body, deps.now()));
      const place = { tenantId: request.caller.tenantId, profileId, kind, id };
      return sendJson(reply, 200, presentBankAccount(await updateBankAccount(deps, place, update)));
    },
  );

  app.delete<ById>(
    `${path}/:bankAccountId`,
    { config: { scope, operation: operations.remove } },
    async (request, reply) => {
      const { profileId, bankAccountId: id } = request.params;
      await removeBankAccount(deps, { tenantId: request.caller.tenantId, profileId, kind, id });
      return sendNothing(reply);
    },
  );

  // Where the link of a 7503 leads.
  app.get<{ Params: { bankAccountId: string } }>(
    `/customervault/v1/${kind}bankaccounts/:bankAccountId`,
    { config: { scope, operation: operations.getOfAnyProfile } },
    async (request, reply) => {
      const place = { tenantId: request.caller.tenantId, kind, id: request.params.bankAccountId };
      return sendJson(reply, 200, presentBankAccount(await getBankAccount(deps, place)));
    },
  );
}
