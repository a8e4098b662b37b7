import type { FieldError, FieldName, TokenizeRequest } from '@inlay/protocol';
import {
  parseCardExpiry,
  validateCardCode,
  validateCardExpiry,
  validateCardholderName,
  validateCardNumber,
  type Verdict,
} from '@inlay/validators';
import type { Collected } from './collect.ts';

/** A card that may be sent to the vault. In the clear: it lives as long as one request. */
export interface ClearCard {
  readonly cardNum: string;
  readonly cardExpiry: { readonly month: number; readonly year: number };
  readonly cvv?: string;
  readonly holderName?: string;
}

export interface Judgement {
  readonly errors: readonly FieldError[];
  /** Present where there are no errors. */
  readonly card?: ClearCard;
  readonly brand?: string;
}

/** What a card can't do without, whatever the page calls optional. */
const NEEDED: readonly FieldName[] = ['cardNumber', 'cardExpiry'];

/**
 * Judges the collected values once more, and together: only here do the security code and the card's brand meet. A field
 * that a request lacks and a card needs is `field_required` too.
 */
export function judge(collected: Collected, request: TokenizeRequest, now: Date): Judgement {
  const valueOf = (field: FieldName): string => collected.get(field)?.value ?? '';
  const { brand } = validateCardNumber(valueOf('cardNumber'));
  const verdicts: Record<FieldName, (value: string) => Verdict> = {
    cardNumber: validateCardNumber,
    cardExpiry: (value) => validateCardExpiry(value, now),
    cardCode: (value) => validateCardCode(value, brand),
    cardholderName: validateCardholderName,
  };
  const errors: FieldError[] = [];
  for (const field of new Set([...NEEDED, ...collected.keys()])) {
    const { status = 'empty', code, value = '' } = collected.get(field) ?? {};
    const verdict = verdicts[field](value);
    const mayBeEmpty = request.optionalFields.includes(field) && !NEEDED.includes(field);
    if (status === 'empty') {
      if (!mayBeEmpty) errors.push({ field, code: 'field_required' });
    } else if (status !== 'valid') errors.push({ field, code: code ?? 'fields_invalid' });
    else if (verdict.status !== 'valid') errors.push({ field, code: verdict.code ?? 'fields_invalid' });
  }
  const cardExpiry = parseCardExpiry(valueOf('cardExpiry'));
  if (errors.length > 0 || !cardExpiry) return { errors };
  const cvv = valueOf('cardCode');
  const holderName = valueOf('cardholderName') || request.holderName;
  return {
    errors,
    ...(brand && { brand }),
    card: {
      cardNum: valueOf('cardNumber'),
      cardExpiry: { month: cardExpiry.month, year: cardExpiry.year },
      ...(cvv && { cvv }),
      ...(holderName && { holderName }),
    },
  };
}
