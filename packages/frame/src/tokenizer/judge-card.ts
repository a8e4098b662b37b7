import type { BillingAddress, FieldName, FrameConfig, TokenizedCard, TokenizeRequest } from '@inlay/protocol';
import {
  parseCardExpiry,
  validateCardCode,
  validateCardExpiry,
  validateCardholderName,
  validateCardNumber,
} from '@inlay/validators';
import type { Collected } from './collect.ts';
import { judgeFields } from './judge-fields.ts';
import type { Judgement } from './judgement.ts';

/** A card that may be sent to the vault. */
export interface ClearCard {
  readonly cardNum?: string;
  readonly cardExpiry?: { readonly month: number; readonly year: number };
  readonly cvv?: string;
  readonly holderName?: string;
  readonly preferredNetwork?: string;
  readonly billingAddress?: BillingAddress;
}

/** What a card can't do without. */
const NEEDED: readonly FieldName[] = ['cardNumber', 'cardExpiry'];

/** Judges a card: only here do the security code and the brand of the number meet. */
export function judgeCard(collected: Collected, request: TokenizeRequest, config: FrameConfig, now: Date): Judgement {
  const valueOf = (field: FieldName): string => collected.get(field)?.value ?? '';
  const cardNum = valueOf('cardNumber');
  const { brand } = validateCardNumber(cardNum);
  const errors = judgeFields(collected, request, NEEDED, {
    cardNumber: validateCardNumber,
    cardExpiry: (value) => validateCardExpiry(value, now),
    cardCode: (value) => validateCardCode(value, brand),
    cardholderName: validateCardholderName,
  });
  const cardExpiry = parseCardExpiry(valueOf('cardExpiry'));
  if (errors.length > 0 || !cardExpiry) return { errors };
  const cvv = valueOf('cardCode');
  const holderName = valueOf('cardholderName') || request.holderName;
  const { billingAddress, preferredNetwork } = request;
  const card: ClearCard = {
    cardNum,
    cardExpiry: { month: cardExpiry.month, year: cardExpiry.year },
    ...(cvv && { cvv }),
    ...(holderName && { holderName }),
    ...(preferredNetwork && { preferredNetwork }),
    ...(billingAddress && { billingAddress }),
  };
  const isToldBefore = collected.get('cardNumber')?.grown ?? false;
  return { errors, body: { card }, told: { card: toTokenizedCard(cardNum, brand, config, isToldBefore) } };
}

/** The page learns of the number what the key's policy lets it learn; of an entry that grew, its end only once. */
function toTokenizedCard(
  cardNum: string,
  brand: string | undefined,
  config: FrameConfig,
  isToldBefore: boolean,
): TokenizedCard {
  return {
    ...(brand && { brand }),
    ...(config.exposeLastDigits && !isToldBefore && { lastDigits: cardNum.slice(-4) }),
    ...(config.exposeBin && { bin: cardNum.slice(0, 6) }),
  };
}
