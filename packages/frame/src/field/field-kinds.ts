import type { FieldName } from '@inlay/protocol';
import {
  parseCardExpiry,
  parseCardNumber,
  toAsciiDigits,
  validateCardCode,
  validateCardExpiry,
  validateCardholderName,
  validateCardNumber,
  type Verdict,
} from '@inlay/validators';
import type { Format } from './format/format.ts';
import { formatCardCode } from './format/format-card-code.ts';
import { formatCardExpiry } from './format/format-card-expiry.ts';
import { formatCardNumber } from './format/format-card-number.ts';
import { formatCardholderName } from './format/format-cardholder-name.ts';

/** What makes a field the field that it is. Fixed at load: a page can't turn one kind into another. */
export interface FieldKind {
  /** Names that browsers and password managers know. */
  readonly name: string;
  readonly autocomplete: AutoFill;
  /** Made of digits, read from left to right in every language. */
  readonly digits: boolean;
  /** May be copied out of the field. */
  readonly copyable: boolean;
  readonly format: Format;
  judge(text: string): Verdict;
  /** A valid text as the tokenizer takes it. */
  toValue(text: string): string;
}

export const FIELD_KINDS: Readonly<Record<FieldName, FieldKind>> = {
  cardNumber: {
    name: 'cardnumber',
    autocomplete: 'cc-number',
    digits: true,
    copyable: false,
    format: formatCardNumber,
    judge: validateCardNumber,
    toValue: (text) => parseCardNumber(text) ?? '',
  },
  cardExpiry: {
    name: 'cc-exp',
    autocomplete: 'cc-exp',
    digits: true,
    copyable: true,
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
    digits: true,
    copyable: false,
    format: formatCardCode,
    judge: validateCardCode,
    toValue: (text) => toAsciiDigits(text).trim(),
  },
  cardholderName: {
    name: 'ccname',
    autocomplete: 'cc-name',
    digits: false,
    copyable: true,
    format: formatCardholderName,
    judge: validateCardholderName,
    toValue: (text) => text.trim(),
  },
};
