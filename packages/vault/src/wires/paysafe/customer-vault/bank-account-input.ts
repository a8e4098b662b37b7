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
 * What makes an account of each scheme. The wire's limits are wide where its clients are: they send account numbers of 4
 * to 10 digits, whatever the scheme. What a payer types is held to what banks give out.
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

/** What else is known of an account of each scheme. */
export const BANK_ACCOUNT_DETAILS = {
  ach: { accountHolderName: Type.Optional(nameText(HOLDER.ach)), accountType },
  bacs: { accountHolderName: Type.Optional(nameText(HOLDER.bacs)) },
  eft: { accountHolderName: Type.Optional(nameText(HOLDER.eft)) },
  sepa: { accountHolderName: Type.Optional(nameText(HOLDER.sepa)), bic: Type.Optional(bic('wire')) },
};

const { ach, bacs, eft, sepa } = bankAccountIdentity('wire');

/** All of it may be left out: a single-use token or the record that is there has it too. */
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

/** New bank accounts: what makes them, or a single-use token in its place. What is missing is told by the core. */
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

/** Updates. What is left out is cleared, but not the number, the codes of the bank and the type. */
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

/** A body's members under the core's names, its number under one whatever the scheme calls it. */
export function renameBankAccount<
  T extends { readonly accountNumber?: BankAccountNumber; readonly iban?: BankAccountNumber },
>({ accountNumber, iban: euro, ...rest }: T) {
  const number = accountNumber ?? euro;
  return { ...rename(rest, BANK_ACCOUNT_NAMES), ...(number ? { number } : {}) };
}

export function toNewBankAccount(body: NewBankAccountBody): NewBankAccount {
  return renameBankAccount(withBillingAddress(body)) as NewBankAccount;
}

/** What is left out is cleared, but not what makes the account this one, and what is said of its bank. */
export function toBankAccountChanges(body: BankAccountUpdateBody): BankAccountChanges {
  const { number, ...given } = renameBankAccount(body);
  const changes = replacing(['nickname', 'reference', 'billingAddressId'], given);
  return { ...changes, ...(number ? { number } : {}) };
}
