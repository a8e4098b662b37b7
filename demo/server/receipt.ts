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
  const { month, year } = card.cardExpiry;
  return {
    brand: BRANDS[card.cardType] ?? 'Card',
    lastDigits: card.lastDigits,
    expiry: `${String(month).padStart(2, '0')}/${year}`,
    ...(authorization ? { authCode: authorization.authCode } : {}),
    amount,
    securityCode,
  };
}
