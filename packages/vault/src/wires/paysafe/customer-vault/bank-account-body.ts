import Type from 'typebox';
import { bankAccountNumber, bic, digits, iban, routingNumber } from '../input/bank-account-schema.ts';
import type { Rules } from '../input/reading.ts';
import { nameText, text, word } from '../input/schema.ts';
import { BillingAddressBody } from './address-body.ts';
import { NewMandatesBody } from './mandate-body.ts';

/**
 * What makes each kind of account. The wire's limits are wide where its clients are: they send account numbers of 4 to 10
 * digits, whatever the kind. What a payer types is held to what banks give out.
 */
export function bankAccountIdentity(rules: Rules) {
  const isField = rules === 'field';
  return {
    ach: { accountNumber: bankAccountNumber(4, 17), routingNumber: routingNumber(rules) },
    bacs: { accountNumber: isField ? bankAccountNumber(8, 8) : bankAccountNumber(4, 10), sortCode: digits(6) },
    eft: {
      accountNumber: isField ? bankAccountNumber(7, 12) : bankAccountNumber(4, 12),
      transitNumber: digits(5),
      institutionId: digits(3),
    },
    sepa: { iban: iban(rules) },
  };
}

const HOLDER = { ach: 22, bacs: 18, eft: 32, sepa: 32 } as const;

const accountType = Type.Optional(word(['CHECKING', 'SAVINGS', 'LOAN']));

/** What else is known of each kind of account. */
export const BANK_ACCOUNT_DETAILS = {
  ach: { accountHolderName: Type.Optional(nameText(HOLDER.ach)), accountType },
  bacs: { accountHolderName: Type.Optional(nameText(HOLDER.bacs)) },
  eft: { accountHolderName: Type.Optional(nameText(HOLDER.eft)) },
  sepa: { accountHolderName: Type.Optional(nameText(HOLDER.sepa)), bic: Type.Optional(bic()) },
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
  billingAddressId: Type.Optional(text(36)),
};

const entry = {
  singleUseToken: Type.Optional(text(50)),
  ...label,
  billingAddress: Type.Optional(BillingAddressBody),
};

/** New bank accounts: what makes them, or a single-use token in its place. What is missing is told by the domain. */
export const NewBankAccountBodies = {
  ach: Type.Object({ ...entry, ...wire.ach }),
  bacs: Type.Object({ ...entry, ...wire.bacs, mandates: Type.Optional(NewMandatesBody) }),
  eft: Type.Object({ ...entry, ...wire.eft }),
  sepa: Type.Object({ ...entry, ...wire.sepa, mandates: Type.Optional(NewMandatesBody) }),
};

/** Updates. What is left out is cleared, but for the number, the codes of the bank and the type. */
export const BankAccountUpdateBodies = {
  ach: Type.Object({ ...label, ...wire.ach, accountHolderName: nameText(HOLDER.ach) }),
  bacs: Type.Object({ ...label, ...wire.bacs, accountHolderName: nameText(HOLDER.bacs) }),
  eft: Type.Object({ ...label, ...wire.eft, accountHolderName: nameText(HOLDER.eft) }),
  sepa: Type.Object({ ...label, ...wire.sepa, accountHolderName: nameText(HOLDER.sepa) }),
};
