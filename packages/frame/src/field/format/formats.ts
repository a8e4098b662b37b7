import type { FieldName } from '@inlay/protocol';
import type { Format } from './format.ts';
import { formatCardCode } from './format-card-code.ts';
import { formatCardExpiry } from './format-card-expiry.ts';
import { formatCardNumber } from './format-card-number.ts';
import { formatCardholderName } from './format-cardholder-name.ts';

/** How each field shows what is typed into it. */
export const FORMATS: Readonly<Record<FieldName, Format>> = {
  cardNumber: formatCardNumber,
  cardExpiry: formatCardExpiry,
  cardCode: formatCardCode,
  cardholderName: formatCardholderName,
};
