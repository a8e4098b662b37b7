import type { BillingAddress, FieldError, FieldName, FrameConfig, TokenizeRequest } from '@inlay/protocol';
import {
  isBicOfIban,
  validateAccountHolderName,
  validateAccountNumber,
  validateBic,
  validateIban,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
} from '@inlay/validators';
import { type BankMethod, bankMethodOf, NEEDED } from './bank-methods.ts';
import type { Collected } from './collect.ts';
import { judgeFields } from './judge-fields.ts';
import type { Judgement } from './judgement.ts';
import { mayCompare } from './may-compare.ts';

/** The bank account that may be sent to the vault, under the name of its method. */
export interface ClearBankAccount {
  readonly accountHolderName: string;
  readonly accountNumber?: string;
  readonly accountType?: string;
  readonly routingNumber?: string;
  readonly sortCode?: string;
  readonly transitNumber?: string;
  readonly institutionId?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly billingAddress?: BillingAddress;
}

/** Judges a bank account: only here do number and method meet, the number and its repetition, BIC and IBAN. */
export function judgeBank(collected: Collected, request: TokenizeRequest, config: FrameConfig): Judgement {
  const method = bankMethodOf(request.fields);
  if (!method) return { errors: [], code: 'fields_mixed' };
  const valueOf = (field: FieldName): string => collected.get(field)?.value ?? '';
  const { billingAddress } = request;
  const accountHolderName = valueOf('accountHolderName') || (request.holderName?.trim() ?? '');
  const needed: FieldName[] = [...NEEDED[method]];
  if (collected.has('accountNumberConfirmation')) needed.push('accountNumberConfirmation');
  if (!accountHolderName) needed.push('accountHolderName');
  const errors = [
    ...judgeFields(collected, request, needed, {
      routingNumber: validateRoutingNumber,
      accountNumber: (value) => validateAccountNumber(value, method === 'sepa' ? 'any' : method),
      accountNumberConfirmation: () =>
        isRepeated(collected) ? { status: 'valid' } : { status: 'invalid', code: 'account_number_mismatch' },
      sortCode: validateSortCode,
      transitNumber: validateTransitNumber,
      institutionNumber: validateInstitutionNumber,
      iban: validateIban,
      bic: (value) => judgeBic(value, valueOf('iban')),
      accountHolderName: (value) => validateAccountHolderName(value, method),
    }),
    ...judgeAskedName(valueOf('accountHolderName'), accountHolderName, method),
  ];
  if (errors.length > 0) return { errors };
  const rest = { accountHolderName, ...(billingAddress && { billingAddress }) };
  const number = collected.get(method === 'sepa' ? 'iban' : 'accountNumber');
  const isTold = config.exposeLastDigits && number && !number.grown;
  return {
    errors,
    body: { [method]: { ...toAccount(method, valueOf), ...rest } satisfies ClearBankAccount },
    told: { bankAccount: isTold ? { lastDigits: number.value.slice(-2) } : {} },
  };
}

/** A number that is missing is told of already. */
function isRepeated(collected: Collected): boolean {
  const [number, twin] = [collected.get('accountNumber'), collected.get('accountNumberConfirmation')];
  if (!number?.value || !twin) return true;
  return mayCompare(number, twin) && number.value === twin.value;
}

/** Bank and account are of one country. An IBAN that is wrong itself has nothing to say about the bank. */
function judgeBic(bic: string, iban: string): ReturnType<typeof validateBic> {
  const verdict = validateBic(bic);
  if (verdict.status !== 'valid' || validateIban(iban).status !== 'valid' || isBicOfIban(bic, iban)) return verdict;
  return { status: 'invalid', code: 'bic_invalid' };
}

/** A name that the page asked for itself is judged as one that was typed. */
function judgeAskedName(typed: string, name: string, method: BankMethod): readonly FieldError[] {
  if (typed || !name || validateAccountHolderName(name, method).status === 'valid') return [];
  return [{ field: 'accountHolderName', code: 'account_holder_name_invalid' }];
}

function toAccount(
  method: BankMethod,
  valueOf: (field: FieldName) => string,
): Omit<ClearBankAccount, 'accountHolderName'> {
  const accountNumber = valueOf('accountNumber');
  const bic = valueOf('bic');
  switch (method) {
    case 'ach':
      return { routingNumber: valueOf('routingNumber'), accountNumber, accountType: valueOf('accountType') };
    case 'bacs':
      return { sortCode: valueOf('sortCode'), accountNumber };
    case 'eft':
      return {
        transitNumber: valueOf('transitNumber'),
        institutionId: valueOf('institutionNumber'),
        accountNumber,
      };
    case 'sepa':
      return { iban: valueOf('iban'), ...(bic && { bic }) };
  }
}
