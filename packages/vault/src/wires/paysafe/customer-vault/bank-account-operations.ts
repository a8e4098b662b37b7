import { type BankAccountKind, KINDS } from '../../../core/values/debit-scheme.ts';
import type { Operation } from '../../../server/openapi/operation.ts';
import { BankAccountAnswer } from './bank-account-answer.ts';

type Verb = 'create' | 'get' | 'update' | 'remove' | 'getOfAnyProfile';

const tag = 'Bank accounts';
const json = BankAccountAnswer;

export function bankAccountOperations(kind: BankAccountKind): Readonly<Record<Verb, Operation>> {
  const scheme = kind.toUpperCase();
  const name = `${scheme}BankAccount`;
  return {
    create: {
      id: `create${name}`,
      summary: `Adds a bank account of ${scheme} to a profile, by its number or by a single-use token.`,
      tag,
      answers: { 201: { json } },
      errors: [
        'single_use_token_unusable',
        'single_use_token_reserved',
        'bank_account_already_stored',
        'billing_address_unknown',
      ],
    },
    get: {
      id: `get${name}`,
      summary: `Looks a bank account of ${scheme} up.`,
      tag,
      answers: { 200: { json } },
    },
    update: {
      id: `update${name}`,
      summary: KINDS[kind].hasMandates
        ? `Replaces a bank account of ${scheme}; another number ends its mandates.`
        : `Replaces a bank account of ${scheme}.`,
      tag,
      answers: { 200: { json } },
      errors: ['bank_account_already_stored', 'billing_address_unknown'],
    },
    remove: {
      id: `remove${name}`,
      summary: `Removes a bank account of ${scheme}.`,
      tag,
      answers: { 200: 'nothing' },
    },
    getOfAnyProfile: {
      id: `get${name}OfAnyProfile`,
      summary: `Looks a bank account of ${scheme} up by its id alone, as the link of a conflict does.`,
      tag,
      answers: { 200: { json } },
    },
  };
}
