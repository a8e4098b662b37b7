export { ACCOUNT_HOLDER_NAME_MAX_LENGTH, validateAccountHolderName } from './account-holder-name.ts';
export { validateAccountNumber } from './account-number.ts';
export { toAsciiDigits } from './ascii-digits.ts';
export { validateInstitutionNumber, validateSortCode, validateTransitNumber } from './bank-codes.ts';
export { closeUp } from './bank-verdict.ts';
export { isBicOfIban, validateBic } from './bic.ts';
export { CARD_NUMBER_LENGTHS, type CardBrand, cardBrand, cardCodeLengths } from './card-brand.ts';
export { validateCardCode } from './card-code.ts';
export {
  type CardExpiry,
  cardExpiryYears,
  isExpired,
  parseCardExpiry,
  unifyExpirySeparators,
  validateCardExpiry,
} from './card-expiry.ts';
export { parseCardExpiryYear, validateCardExpiryMonth, validateCardExpiryYear } from './card-expiry-parts.ts';
export { parseCardNumber, validateCardNumber } from './card-number.ts';
export { CARDHOLDER_NAME_MAX_LENGTH, validateCardholderName } from './cardholder-name.ts';
export { closeIban, isIban, validateIban } from './iban.ts';
export { ibanCountries, ibanLength, isSepaCountry } from './iban-countries.ts';
export { isLuhn } from './is-luhn.ts';
export { validatePostalCode } from './postal-code.ts';
export { validateRoutingNumber } from './routing-number.ts';
export type { Verdict, VerdictCode, VerdictStatus } from './verdict.ts';
