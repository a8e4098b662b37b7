import { randomUUID } from 'node:crypto';
import type { Vault } from '../server/vault.ts';
import { VaultError } from '../server/vault-error.ts';

/** What became of a payment, in a sentence for the payer. */
export interface Outcome {
  readonly isPaid: boolean;
  readonly message: string;
}

const CENTS = 1000;

/** Stores the card behind a single-use token, and charges it. */
export async function charge(vault: Vault, singleUseToken: string): Promise<Outcome> {
  const merchantRefNum = randomUUID();
  try {
    const check = await vault.verify({ merchantRefNum: `check-${merchantRefNum}`, paymentToken: singleUseToken });
    if (check.cvvVerification === 'NO_MATCH') return { isPaid: false, message: 'The security code is not right.' };
    const { cards } = await vault.createProfile({
      merchantCustomerId: merchantRefNum,
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.com',
      singleUseToken,
    });
    const [card] = cards;
    if (!card) return { isPaid: false, message: 'The card could not be stored.' };
    await vault.authorize({ merchantRefNum, paymentToken: card.paymentToken }, CENTS);
    return { isPaid: true, message: `Paid $10.00 with the card that ends in ${card.lastDigits}.` };
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { isPaid: false, message: 'The payment did not go through. You have not been charged.' };
  }
}
