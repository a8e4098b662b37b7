import type { CardFieldName } from '@inlay/protocol';
import {
  cardExpiryYears,
  parseCardExpiry,
  parseCardExpiryYear,
  parseCardNumber,
  toAsciiDigits,
  validateCardCode,
  validateCardExpiry,
  validateCardExpiryMonth,
  validateCardExpiryYear,
  validateCardholderName,
  validateCardNumber,
  validatePostalCode,
} from '@inlay/validators';
import { cardNetworks } from '../card-networks.ts';
import { catchAutofill } from './autofill.ts';
import type { FieldKind } from './field-kind.ts';
import { formatCardCode } from './format/format-card-code.ts';
import { formatCardExpiry } from './format/format-card-expiry.ts';
import { formatCardNumber } from './format/format-card-number.ts';
import { formatCardholderName } from './format/format-cardholder-name.ts';
import { formatExpiryMonth, formatExpiryYear } from './format/format-expiry-part.ts';
import { formatPostalCode } from './format/format-postal-code.ts';

/** As many networks as a state tells. */
const MOST_BRANDS = 8;

const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

export const CARD_KINDS: Readonly<Record<CardFieldName, FieldKind>> = {
  cardNumber: {
    name: 'cardnumber',
    autocomplete: 'cc-number',
    isCode: true,
    copyable: false,
    width: 19,
    enough: 16,
    isFixed: 'by brand',
    format: formatCardNumber,
    alsoFilled: {
      cardExpiry: ['cardExpiry', 'cardExpiryMonth', 'cardExpiryYear'],
      cardCode: ['cardCode'],
      cardholderName: ['cardholderName'],
    },
    catchAutofill,
    judge: (text, { coBadges }) => {
      const verdict = validateCardNumber(text);
      const isWhole = verdict.status === 'valid';
      const brands = isWhole ? cardNetworks(parseCardNumber(text) ?? '', verdict.brand, coBadges) : [];
      return brands.length > 1 ? { ...verdict, brands: brands.slice(0, MOST_BRANDS) } : verdict;
    },
    toValue: (text) => parseCardNumber(text) ?? '',
  },
  cardExpiry: {
    name: 'cc-exp',
    autocomplete: 'cc-exp',
    isCode: true,
    copyable: true,
    width: 7,
    isFixed: true,
    format: formatCardExpiry,
    judge: (text) => validateCardExpiry(text, new Date()),
    toValue: (text) => {
      const expiry = parseCardExpiry(text);
      return expiry ? `${String(expiry.month).padStart(2, '0')}/${expiry.year}` : '';
    },
  },
  cardExpiryMonth: {
    name: 'cc-exp-month',
    autocomplete: 'cc-exp-month',
    isCode: true,
    copyable: true,
    width: 3,
    isFixed: true,
    format: formatExpiryMonth,
    choices: () => MONTHS,
    judge: (text) => validateCardExpiryMonth(text, new Date()),
    toValue: (text) => toAsciiDigits(text).trim().padStart(2, '0'),
  },
  cardExpiryYear: {
    name: 'cc-exp-year',
    autocomplete: 'cc-exp-year',
    isCode: true,
    copyable: true,
    width: 4,
    isFixed: true,
    format: formatExpiryYear,
    choices: () => cardExpiryYears(new Date()).map(String),
    judge: (text) => validateCardExpiryYear(text, new Date()),
    toValue: (text) => String(parseCardExpiryYear(text) ?? ''),
  },
  cardCode: {
    name: 'cvc',
    autocomplete: 'cc-csc',
    isCode: true,
    copyable: false,
    width: 4,
    isFixed: 'by brand',
    format: formatCardCode,
    judge: (text, { brand }) => validateCardCode(text, brand),
    toValue: (text) => toAsciiDigits(text).trim(),
  },
  cardholderName: {
    name: 'ccname',
    autocomplete: 'cc-name',
    isCode: false,
    copyable: true,
    width: 20,
    format: formatCardholderName,
    judge: validateCardholderName,
    toValue: (text) => text.trim(),
  },
  postalCode: {
    name: 'postal-code',
    autocomplete: 'billing postal-code',
    isCode: true,
    inputMode: 'text',
    copyable: true,
    width: 8,
    format: formatPostalCode,
    judge: validatePostalCode,
    toValue: (text) => toAsciiDigits(text).trim(),
  },
};
