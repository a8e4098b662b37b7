import type { Receipt } from '../views/receipt-card.ts';
import type { Authorization, Card } from './vault.ts';

const BRANDS: Readonly<Record<string, string>> = {
  AM: 'American Express',
  DC: 'Diners Club',
  DI: 'Discover',
  JC: 'JCB',
  MC: 'Mastercard',
  MD: 'Maestro',
  VD: 'Visa Debit',
  VE: 'Visa Electron',
  VI: 'Visa',
};

/** Turns the vault's answers into what the shopper sees. Without an authorization the payment was made earlier. */
export function toReceipt(
  card: Card,
  amount: number,
  securityCode: string,
  authorization: Authorization | undefined,
): Receipt {
  const { type, lastDigits, cardExpiry } = authorization?.card ?? { ...card, type: card.cardType };
  return {
    brand: BRANDS[type] ?? 'Card',
    lastDigits,
    expiry: `${String(cardExpiry.month).padStart(2, '0')}/${cardExpiry.year}`,
    ...(authorization ? { authCode: authorization.authCode } : {}),
    amount,
    securityCode,
  };
}
