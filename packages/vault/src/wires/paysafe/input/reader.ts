import {
  validateBic,
  validateInstitutionNumber,
  validateRoutingNumber,
  validateSortCode,
  validateTransitNumber,
} from '@inlay/validators';
import { type CardExpiry, isExpired } from '../../../core/values/card-expiry.ts';
import { createReader } from '../../../input/read.ts';
import { judgedBy, readBankAccountNumber, readIban } from './bank-account-formats.ts';
import { readCardNumber, readName, readSecurityCode, readSecurityCodeOrToken } from './card-formats.ts';
import { readCountry } from './country-format.ts';
import { judgeDateOfBirth } from './date-of-birth.ts';

/** Makes the reader of a body of this wire, whose clients send texts for numbers and booleans. */
export const reader = createReader({
  coerces: true,
  formats: {
    'card-number': () => readCardNumber,
    'security-code': () => readSecurityCode,
    'security-code-or-token': () => readSecurityCodeOrToken,
    name: readName,
    'bank-account-number': readBankAccountNumber,
    'routing-number': judgedBy(validateRoutingNumber),
    'sort-code': judgedBy(validateSortCode),
    'transit-number': judgedBy(validateTransitNumber),
    'institution-number': judgedBy(validateInstitutionNumber),
    bic: judgedBy(validateBic),
    iban: readIban,
    country: readCountry,
  },
  checks: {
    'not-expired': (expiry: CardExpiry, now) => (isExpired(expiry, now) ? 'past' : undefined),
    'date-of-birth': judgeDateOfBirth,
  },
});
