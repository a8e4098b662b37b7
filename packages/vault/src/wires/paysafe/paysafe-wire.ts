import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpDeps, Wire } from '../wire.ts';
import { registerPayments } from './card-payments/payment-routes.ts';
import { registerAddresses } from './customer-vault/address-routes.ts';
import { registerBankAccounts } from './customer-vault/bank-account-routes.ts';
import { registerCards } from './customer-vault/card-routes.ts';
import { registerMandates } from './customer-vault/mandate-routes.ts';
import { registerProfiles } from './customer-vault/profile-routes.ts';
import { registerSingleUseTokens } from './customer-vault/single-use-token-routes.ts';
import { ErrorAnswer } from './error-answer.ts';
import { PAYSAFE_ERRORS } from './errors.ts';
import { sendError } from './send-error.ts';

/** The Customer Vault API of Optimal Payments and Paysafe, with the part of their card payments that belongs to it. */
export const paysafeWire: Wire = {
  errors: PAYSAFE_ERRORS,
  errorAnswer: ErrorAnswer,
  tags: {
    'Single-use tokens': 'What a payment field turns a card or a bank account into.',
    Profiles: 'Payers, with all that is stored of them.',
    Addresses: 'Addresses of a profile.',
    Cards: 'Cards of a profile.',
    'Bank accounts': 'Bank accounts of a profile: ACH, BACS, EFT and SEPA.',
    Mandates: "A payer's permission to debit a bank account.",
    Payments: 'Authorizations and verifications of cards.',
  },
  sendError,
  register(app: FastifyInstance, deps: HttpDeps): void {
    app.addHook('preHandler', lowerIds);
    registerSingleUseTokens(app, deps);
    registerProfiles(app, deps);
    registerAddresses(app, deps);
    registerCards(app, deps);
    registerBankAccounts(app, deps);
    registerMandates(app, deps);
    registerPayments(app, deps);
  },
};

const RECORD_ID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/** Accepts the ids of a path in either case (RFC 9562, 4). They are stored in lower case. */
function lowerIds({ params }: FastifyRequest, _reply: unknown, done: () => void): void {
  const ids = params as Record<string, string>;
  for (const [name, id] of Object.entries(ids)) {
    if (RECORD_ID.test(id)) ids[name] = id.toLowerCase();
  }
  done();
}
