import { hash } from 'node:crypto';
import Type from 'typebox';
import type { BankAccount } from '../../../core/wallet/bank-accounts.ts';
import { entityTag } from '../entity-tags.ts';
import type { Presented } from '../presented.ts';
import { MandateAnswer, presentMandate } from './mandate-answer.ts';

/** A bank account of any scheme, with the bank codes of its scheme. */
export const BankAccountAnswer = Type.Object(
  {
    id: Type.String(),
    nickName: Type.Optional(Type.String()),
    merchantRefNum: Type.Optional(Type.String()),
    status: Type.String(),
    accountHolderName: Type.String(),
    billingAddressId: Type.Optional(Type.String()),
    lastDigits: Type.String({ minLength: 2, maxLength: 2 }),
    routingNumber: Type.Optional(Type.String()),
    accountType: Type.Optional(Type.String()),
    sortCode: Type.Optional(Type.String()),
    transitNumber: Type.Optional(Type.String()),
    institutionId: Type.Optional(Type.String()),
    bic: Type.Optional(Type.String()),
    paymentToken: Type.String(),
    mandates: Type.Optional(Type.Array(MandateAnswer, { minItems: 1 })),
  },
  { title: 'BankAccount' },
);

/** Presents an account without its number. `JSON.stringify` omits unset members; `mandates` is a list or absent. */
export function presentBankAccount({ account, mandates }: BankAccount): Presented<typeof BankAccountAnswer> {
  return {
    id: account.id,
    nickName: account.nickname,
    merchantRefNum: account.reference,
    status: account.status,
    accountHolderName: account.accountHolderName,
    billingAddressId: account.billingAddressId,
    lastDigits: account.lastDigits,
    routingNumber: account.routingNumber,
    accountType: account.accountType,
    sortCode: account.sortCode,
    transitNumber: account.transitNumber,
    institutionId: account.institutionNumber,
    bic: account.bic,
    paymentToken: account.paymentToken,
    mandates: mandates.length === 0 ? undefined : mandates.map(presentMandate),
  };
}

/**
 * Makes the entity tag of an account. It covers the mandates, which the answer shows and which have their own versions.
 */
export function bankAccountTag({ account, mandates }: BankAccount): string {
  if (mandates.length === 0) return entityTag(account.version);
  const versions = mandates.map(({ id, version }) => `${id} ${version}`).join();
  return entityTag(account.version, [`mandates-${hash('sha256', versions, 'base64url').slice(0, 11)}`]);
}
