import type { FieldErrors } from './read-answer.ts';

/** Paths of the vault's answer to a bank account, with the field that the payer sees. */
export const BANK_ANSWERS: FieldErrors = [
  [/^ach\.routingNumber$/, { field: 'routingNumber', code: 'routing_number_invalid' }],
  [/^bacs\.sortCode$/, { field: 'sortCode', code: 'sort_code_invalid' }],
  [/^eft\.transitNumber$/, { field: 'transitNumber', code: 'transit_number_invalid' }],
  [/^eft\.institutionId$/, { field: 'institutionNumber', code: 'institution_number_invalid' }],
  [/^(ach|bacs|eft)\.accountNumber$/, { field: 'accountNumber', code: 'account_number_invalid' }],
  [/^ach\.accountType$/, { field: 'accountType', code: 'field_required' }],
  [/^sepa\.iban$/, { field: 'iban', code: 'iban_invalid' }],
  [/^sepa\.bic$/, { field: 'bic', code: 'bic_invalid' }],
  [/^(ach|bacs|eft|sepa)\.accountHolderName$/, { field: 'accountHolderName', code: 'account_holder_name_invalid' }],
];
