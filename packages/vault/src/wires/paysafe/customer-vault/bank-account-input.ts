import Type, { type Static } from 'typebox';
import type { BankAccountNumber } from '../../../core/values/bank-account-number.ts';
import type { DebitScheme } from '../../../core/values/debit-scheme.ts';
import type { NewBankAccount } from '../../../core/wallet/new-bank-account.ts';
import type { BankAccountChanges } from '../../../core/wallet/update-bank-account.ts';
import { text, word } from '../../../input/schema.ts';
import { BillingAddressBody, withBillingAddress } from '../billing-address.ts';
import {
  bankAccountNumber,
  bic,
  iban,
  institutionNumber,
  nameText,
  recordId,
  routingNumber,
  type Rules,
  sortCode,
  transitNumber,
} from '../input/schema.ts';
import { BANK_ACCOUNT_NAMES, rename } from '../names.ts';
import { replacing } from '../scope.ts';
import { NewMandatesBodies } from './mandate-input.ts';

/**
 * The identifying members of each scheme. The wire's limits are as wide as its clients need: they send account numbers
 * of 4 to 10 digits for any scheme. Input that a payer types is checked by the rules of the banks.
 */
export function bankAccountIdentity(rules: Rules) {
  const isField = rules === 'field';
  return {
    ach: { accountNumber: bankAccountNumber(4, 17, isField ? 'ach' : undefined), routingNumber: routingNumber(rules) },
    bacs: {
      accountNumber: isField ? bankAccountNumber(8, 8, 'bacs') : bankAccountNumber(4, 10),
      sortCode: sortCode(rules),
    },
    eft: {
      accountNumber: isField ? bankAccountNumber(7, 12, 'eft') : bankAccountNumber(4, 12),
      transitNumber: transitNumber(rules),
      institutionId: institutionNumber(rules),
    },
    sepa: { iban: iban(rules) },
  };
}

const HOLDER = { ach: 22, bacs: 18, eft: 32, sepa: 32 } as const;

const accountType = Type.Optional(word(['CHECKING', 'SAVINGS', 'LOAN']));

/** The further members of each scheme. */
export const BANK_ACCOUNT_DETAILS = {
  ach: { accountHolderName: Type.Optional(nameText(HOLDER.ach)), accountType },
  bacs: { accountHolderName: Type.Optional(nameText(HOLDER.bacs)) },
  eft: { accountHolderName: Type.Optional(nameText(HOLDER.eft)) },
  sepa: { accountHolderName: Type.Optional(nameText(HOLDER.sepa)), bic: Type.Optional(bic('wire')) },
};

const { ach, bacs, eft, sepa } = bankAccountIdentity('wire');

/** All members are optional: the single-use token or the existing record provides the rest. */
const wire = {
  ach: {
    ...BANK_ACCOUNT_DETAILS.ach,
    accountNumber: Type.Optional(ach.accountNumber),
    routingNumber: Type.Optional(ach.routingNumber),
  },
  bacs: {
    ...BANK_ACCOUNT_DETAILS.bacs,
    accountNumber: Type.Optional(bacs.accountNumber),
    sortCode: Type.Optional(bacs.sortCode),
  },
  eft: {
    ...BANK_ACCOUNT_DETAILS.eft,
    accountNumber: Type.Optional(eft.accountNumber),
    transitNumber: Type.Optional(eft.transitNumber),
    institutionId: Type.Optional(eft.institutionId),
  },
  sepa: { ...BANK_ACCOUNT_DETAILS.sepa, iban: Type.Optional(sepa.iban) },
};

const label = {
  nickName: Type.Optional(text(50)),
  merchantRefNum: Type.Optional(text(255)),
  billingAddressId: Type.Optional(recordId()),
};

const entry = {
  singleUseToken: Type.Optional(text(50)),
  ...label,
  billingAddress: Type.Optional(BillingAddressBody),
};

/** Schemas of new bank accounts: identifying members, or a single-use token instead. The core reports missing ones. */
export const NewBankAccountBodies = {
  ach: Type.Object({ ...entry, ...wire.ach }, { title: 'NewACHBankAccountInput', 'x-empty': 'refused' }),
  bacs: Type.Object(
    { ...entry, ...wire.bacs, mandates: Type.Optional(NewMandatesBodies.bacs) },
    { title: 'NewBACSBankAccountInput', 'x-empty': 'refused' },
  ),
  eft: Type.Object({ ...entry, ...wire.eft }, { title: 'NewEFTBankAccountInput', 'x-empty': 'refused' }),
  sepa: Type.Object(
    { ...entry, ...wire.sepa, mandates: Type.Optional(NewMandatesBodies.sepa) },
    { title: 'NewSEPABankAccountInput', 'x-empty': 'refused' },
  ),
};

/** Schemas of updates. Absent members are cleared, except the number, the bank codes and the type. */
export const BankAccountUpdateBodies = {
  ach: Type.Object(
    { ...label, ...wire.ach, accountHolderName: nameText(HOLDER.ach) },
    { title: 'ACHBankAccountUpdateInput' },
  ),
  bacs: Type.Object(
    { ...label, ...wire.bacs, accountHolderName: nameText(HOLDER.bacs) },
    { title: 'BACSBankAccountUpdateInput' },
  ),
  eft: Type.Object(
    { ...label, ...wire.eft, accountHolderName: nameText(HOLDER.eft) },
    { title: 'EFTBankAccountUpdateInput' },
  ),
  sepa: Type.Object(
    { ...label, ...wire.sepa, accountHolderName: nameText(HOLDER.sepa) },
    { title: 'SEPABankAccountUpdateInput' },
  ),
};

type NewBankAccountBody = Static<(typeof NewBankAccountBodies)[DebitScheme]>;
type BankAccountUpdateBody = Static<(typeof BankAccountUpdateBodies)[DebitScheme]>;

/** Renames a body's members to the core's names. The number gets one name for all schemes. */
export function renameBankAccount<
  T extends { readonly accountNumber?: BankAccountNumber; readonly iban?: BankAccountNumber },
>({ accountNumber, iban: euro, ...rest }: T) {
  const number = accountNumber ?? euro;
  return { ...rename(rest, BANK_ACCOUNT_NAMES), ...(number ? { number } : {}) };
}

export function toNewBankAccount(body: NewBankAccountBody): NewBankAccount {
  return renameBankAccount(withBillingAddress(body)) as NewBankAccount;
}

/** Members that a PUT clears if they are absent. The identifying members and the bank's details are not among them. */
export function toBankAccountChanges(body: BankAccountUpdateBody): BankAccountChanges {
  const { number, ...given } = renameBankAccount(body);
  const changes = replacing(['nickname', 'reference', 'billingAddressId'], given);
  return { ...changes, ...(number ? { number } : {}) };
}
