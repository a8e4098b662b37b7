import type { BankAccount } from '../../../core/wallet/bank-accounts.ts';
import { presentMandate } from './present-mandate.ts';
import type { Presented } from '../answer/presented.ts';
import type { BankAccountAnswer } from './bank-account-answer.ts';

/** Never the number. What is unset is left out by `JSON.stringify`; `mandates` is a list or is not there. */
export function presentBankAccount({ account, mandates }: BankAccount): Presented<typeof BankAccountAnswer> {
  return {
    id: account.id,
    nickName: account.nickName,
    merchantRefNum: account.merchantRefNum,
    status: account.status,
    accountHolderName: account.accountHolderName,
    billingAddressId: account.billingAddressId,
    lastDigits: account.lastDigits,
    routingNumber: account.routingNumber,
    accountType: account.accountType,
    sortCode: account.sortCode,
    transitNumber: account.transitNumber,
    institutionId: account.institutionId,
    bic: account.bic,
    paymentToken: account.paymentToken,
    mandates: mandates.length === 0 ? undefined : mandates.map(presentMandate),
  };
}
