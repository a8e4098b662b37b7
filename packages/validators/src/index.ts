export { toAsciiDigits } from './ascii-digits.ts';
export { CARD_NUMBER_LENGTHS, type CardBrand, cardBrand, cardCodeLengths, isLuhn } from './card-brand.ts';
export { validateCardCode } from './card-code.ts';
export { type CardExpiry, parseCardExpiry, unifyExpirySeparators, validateCardExpiry } from './card-expiry.ts';
export { parseCardNumber, validateCardNumber } from './card-number.ts';
export { CARDHOLDER_NAME_MAX_LENGTH, validateCardholderName } from './cardholder-name.ts';
export { validatePostalCode } from './postal-code.ts';
export type { Verdict, VerdictCode, VerdictStatus } from './verdict.ts';
