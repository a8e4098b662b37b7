import { BROWSER_ERRORS } from '@inlay/protocol';
import type { Locale, ShownErrorCode } from './locale.ts';

const sentences = Object.entries(BROWSER_ERRORS)
  .filter(([, { audience }]) => audience !== 'integrator')
  .map(([code, { message }]) => [code, message]);

export const en: Locale = {
  tag: 'en',
  dir: 'ltr',
  labels: {
    card: 'Card',
    cardNumber: 'Card number',
    cardExpiry: 'Expiry date',
    cardExpiryMonth: 'Expiry month',
    cardExpiryYear: 'Expiry year',
    cardCode: 'Security code',
    cardholderName: 'Name on card',
    postalCode: 'Postal code',
    routingNumber: 'Routing number',
    accountNumber: 'Account number',
    accountNumberConfirmation: 'Confirm account number',
    accountType: 'Account type',
    sortCode: 'Sort code',
    transitNumber: 'Transit number',
    institutionNumber: 'Institution number',
    iban: 'IBAN',
    bic: 'BIC',
    accountHolderName: 'Account holder',
  },
  placeholders: { cardExpiry: 'MM / YY', cardExpiryMonth: 'MM', cardExpiryYear: 'YY' },
  errors: Object.fromEntries(sentences) as Record<ShownErrorCode, string>,
  accountTypes: { CHECKING: 'Checking', SAVINGS: 'Savings', LOAN: 'Loan' },
  words: {
    network: 'Card network',
    storedCard: '{brand} ending in {digits}',
    expires: 'Expires {date}',
    retry: 'Try again',
  },
};
