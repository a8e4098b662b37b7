import type { BillingAddress, FieldName, FrameConfig, TokenizedCard, TokenizeRequest } from '@inlay/protocol';
import {
  parseCardExpiry,
  validateCardCode,
  validateCardExpiry,
  validateCardExpiryMonth,
  validateCardExpiryYear,
  validateCardholderName,
  validateCardNumber,
  validatePostalCode,
} from '@inlay/validators';
import { cardNetworks } from '../card-networks.ts';
import type { Collected } from './collect.ts';
import { judgeFields } from './judge-fields.ts';
import type { Judgement } from './judgement.ts';

/** A card that may be sent to the vault: all of it, or the security code of one that is stored. */
export interface ClearCard {
  readonly cardNum?: string;
  readonly cardExpiry?: { readonly month: number; readonly year: number };
  readonly cvv?: string;
  readonly holderName?: string;
  readonly preferredNetwork?: string;
  readonly billingAddress?: BillingAddress;
}

/** Judges a card: only here do the security code and the brand of the number meet, and an expiry's month and year. */
export function judgeCard(collected: Collected, request: TokenizeRequest, config: FrameConfig, now: Date): Judgement {
  const valueOf = (field: FieldName): string => collected.get(field)?.value ?? '';
  const [cardNum, cvv, year] = [valueOf('cardNumber'), valueOf('cardCode'), valueOf('cardExpiryYear')];
  const { brand } = validateCardNumber(cardNum);
  const { holderName: askedName, billingAddress: address, preferredNetwork } = request;
  const isRefused = preferredNetwork && !cardNetworks(cardNum, brand, config.coBadges).includes(preferredNetwork);
  const isYearValid = validateCardExpiryYear(year, now).status === 'valid';
  const isSplit = !collected.has('cardExpiry') && (collected.has('cardExpiryMonth') || collected.has('cardExpiryYear'));
  const isAlone = isCodeAlone(request);
  const errors = judgeFields(collected, request, isAlone ? ['cardCode'] : neededOf(isSplit), {
    cardNumber: (value) => {
      const verdict = validateCardNumber(value);
      return verdict.status === 'valid' && isRefused ? { status: 'invalid', code: 'card_brand_refused' } : verdict;
    },
    cardExpiry: (value) => validateCardExpiry(value, now),
    cardExpiryMonth: (value) =>
      isYearValid ? validateCardExpiry(`${value}/${year}`, now) : validateCardExpiryMonth(value, now),
    cardExpiryYear: (value) => validateCardExpiryYear(value, now),
    cardCode: (value) => validateCardCode(value, brand),
    cardholderName: validateCardholderName,
    postalCode: validatePostalCode,
  });
  if (errors.length > 0) return { errors };
  if (isAlone) return { errors, body: { card: { cvv } satisfies ClearCard } };
  const cardExpiry = parseCardExpiry(isSplit ? `${valueOf('cardExpiryMonth')}/${year}` : valueOf('cardExpiry'));
  if (!cardExpiry) return { errors: [{ field: 'cardExpiry', code: 'card_expiry_invalid' }] };
  const holderName = valueOf('cardholderName') || askedName;
  const zip = valueOf('postalCode');
  const billingAddress = zip ? { ...address, zip } : address;
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

/** Alone, a security code is that of a stored card, whose brand is not known here. */
function isCodeAlone({ fields }: TokenizeRequest): boolean {
  return fields.length > 0 && fields.every((field) => field === 'cardCode');
}

/** What a card can't do without. */
function neededOf(isSplit: boolean): readonly FieldName[] {
  return ['cardNumber', ...(isSplit ? (['cardExpiryMonth', 'cardExpiryYear'] as const) : (['cardExpiry'] as const))];
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
