import type { AddressFields } from '../values/address.ts';
import { type AddressAtRest, fromAddressAtRest, toAddressAtRest } from '../values/address-at-rest.ts';
import type { BankCodes } from '../values/bank-account-number.ts';

/** The readable details of the bank account behind a token. */
export interface BankAccountDetails extends BankCodes {
  readonly accountHolderName?: string;
  readonly accountType?: string;
  readonly bic?: string;
  readonly lastDigits: string;
  readonly billingAddress?: AddressFields;
}

/** The details inside a JSON column. Their member names never change. */
export type BankAccountAtRest = Omit<BankAccountDetails, 'billingAddress' | 'institutionNumber'> & {
  readonly billingAddress?: AddressAtRest;
  readonly institutionId?: string;
};

export function toBankAccountAtRest({
  billingAddress,
  institutionNumber,
  ...same
}: BankAccountDetails): BankAccountAtRest {
  return {
    ...same,
    ...(institutionNumber === undefined ? {} : { institutionId: institutionNumber }),
    ...(billingAddress ? { billingAddress: toAddressAtRest(billingAddress) } : {}),
  };
}

export function fromBankAccountAtRest({
  billingAddress,
  institutionId,
  ...same
}: BankAccountAtRest): BankAccountDetails {
  return {
    ...same,
    ...(institutionId === undefined ? {} : { institutionNumber: institutionId }),
    ...(billingAddress ? { billingAddress: fromAddressAtRest(billingAddress) } : {}),
  };
}
