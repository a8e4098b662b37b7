import { ACCOUNT_TYPES, type BankFieldName } from '@inlay/protocol';
import {
  ACCOUNT_HOLDER_NAME_MAX_LENGTH,
  closeIban,
  closeUp,
  validateAccountHolderName,
  validateAccountNumber,
  validateBic,
  validateIban,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
} from '@inlay/validators';
import type { FieldKind } from './field-kind.ts';
import { formatBic } from './format/format-bic.ts';
import { formatDigits } from './format/format-digits.ts';
import { formatHolderName } from './format/format-holder-name.ts';
import { formatIban } from './format/format-iban.ts';
import { formatSortCode } from './format/format-sort-code.ts';
import { createRepetition } from './repetition.ts';

/** What is digits alone. No word of `autocomplete` exists for it, and its history should not be kept. */
const DIGITS = { autocomplete: 'off', isCode: true, copyable: true, toValue: closeUp } as const;

/** What is letters and digits, in capitals. */
const CAPITALS = { isCode: true, inputMode: 'text', capitals: 'characters' } as const;

/** Which kind of debit an account number is for is not known in its field: the tokenizer judges it by that. */
const ACCOUNT_NUMBER: FieldKind = {
  ...DIGITS,
  name: 'account-number',
  copyable: false,
  width: 17,
  format: formatDigits(17),
  unfinished: 'account_number_incomplete',
  judge: (text) => validateAccountNumber(text, 'any'),
};

export const BANK_KINDS: Readonly<Record<BankFieldName, FieldKind>> = {
  routingNumber: {
    ...DIGITS,
    name: 'routing-number',
    width: 9,
    isFixed: true,
    format: formatDigits(9),
    judge: validateRoutingNumber,
  },
  accountNumber: ACCOUNT_NUMBER,
  accountNumberConfirmation: {
    ...ACCOUNT_NUMBER,
    name: 'account-number-confirmation',
    repeats: { field: 'accountNumber', compare: (ask) => createRepetition('account_number_mismatch', ask) },
  },
  accountType: {
    name: 'account-type',
    autocomplete: 'off',
    isCode: false,
    copyable: true,
    width: 10,
    format: (value, caret) => ({ value, caret }),
    choices: () => ACCOUNT_TYPES,
    isAlwaysChosen: true,
    judge: (text) => {
      if (text === '') return { status: 'empty' };
      return { status: ACCOUNT_TYPES.some((type) => type === text) ? 'valid' : 'invalid' };
    },
    toValue: (text) => text,
  },
  sortCode: {
    ...DIGITS,
    name: 'sort-code',
    width: 8,
    isFixed: true,
    format: formatSortCode,
    judge: validateSortCode,
  },
  transitNumber: {
    ...DIGITS,
    name: 'transit-number',
    width: 5,
    isFixed: true,
    format: formatDigits(5),
    judge: validateTransitNumber,
  },
  institutionNumber: {
    ...DIGITS,
    name: 'institution-number',
    width: 3,
    isFixed: true,
    format: formatDigits(3),
    judge: validateInstitutionNumber,
  },
  // One browser keeps IBANs and knows the field by its name and label, where that is not switched off.
  iban: {
    ...CAPITALS,
    name: 'iban',
    autocomplete: 'on',
    copyable: false,
    width: 34,
    format: formatIban,
    judge: validateIban,
    toValue: closeIban,
  },
  bic: {
    ...CAPITALS,
    name: 'bic',
    autocomplete: 'off',
    copyable: true,
    width: 11,
    format: formatBic,
    judge: validateBic,
    toValue: (text) => text.trim().toUpperCase(),
  },
  accountHolderName: {
    name: 'account-holder-name',
    autocomplete: 'name',
    isCode: false,
    copyable: true,
    width: 20,
    format: formatHolderName(ACCOUNT_HOLDER_NAME_MAX_LENGTH),
    judge: (text) => validateAccountHolderName(text, 'any'),
    toValue: (text) => text.trim(),
  },
};
