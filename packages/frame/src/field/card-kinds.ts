import type { CardFieldName } from '@inlay/protocol';
import {
  parseCardExpiry,
  parseCardNumber,
  toAsciiDigits,
  validateCardCode,
  validateCardExpiry,
  validateCardholderName,
  validateCardNumber,
} from '@inlay/validators';
import type { FieldKind } from './field-kind.ts';
import { formatCardCode } from './format/format-card-code.ts';
import { formatCardExpiry } from './format/format-card-expiry.ts';
import { formatCardNumber } from './format/format-card-number.ts';
import { formatCardholderName } from './format/format-cardholder-name.ts';

export const CARD_KINDS: Readonly<
  Record<Exclude<CardFieldName, 'cardExpiryMonth' | 'cardExpiryYear' | 'postalCode'>, FieldKind>
> = {
  cardNumber: {
    name: 'cardnumber',
    autocomplete: 'cc-number',
    isCode: true,
    copyable: false,
    width: 19,
    format: formatCardNumber,
    judge: validateCardNumber,
    toValue: (text) => parseCardNumber(text) ?? '',
  },
  cardExpiry: {
    name: 'cc-exp',
    autocomplete: 'cc-exp',
    isCode: true,
    copyable: true,
    width: 7,
    format: formatCardExpiry,
    judge: (text) => validateCardExpiry(text, new Date()),
    toValue: (text) => {
      const expiry = parseCardExpiry(text);
      return expiry ? `${String(expiry.month).padStart(2, '0')}/${expiry.year}` : '';
    },
  },
  cardCode: {
    name: 'cvc',
    autocomplete: 'cc-csc',
    isCode: true,
    copyable: false,
    width: 4,
    format: formatCardCode,
    judge: validateCardCode,
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
};
