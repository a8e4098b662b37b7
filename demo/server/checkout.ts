import { randomUUID } from 'node:crypto';
import { authorizeOrder } from './authorize-order.ts';
import { type Order, orderTotal } from './orders.ts';
import { toProblem } from './problem.ts';
import { toReceipt } from './receipt.ts';
import { storeCard } from './store-card.ts';
import type { Card, Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

/** Where a failed call to the vault is noted: its step, status and code, never a body. */
export type Report = (line: string) => void;

/** Takes payments. Each order ends with a `receipt` or with a `problem`, and is paid at most once. */
export class Checkout {
  readonly #vault: Vault;
  readonly #report: Report;

  constructor(vault: Vault, report: Report) {
    this.#vault = vault;
    this.#report = report;
  }

  /** Pays with a single-use token that the payment fields put into the form. */
  payWithToken(order: Order, token: string): Promise<void> {
    return this.#once(order, async () => {
      const verification = await this.#vault.verify({ merchantRefNum: `check-${randomUUID()}`, paymentToken: token });
      const card = await storeCard(this.#vault, order, token);
      return this.#authorize(order, card, verification.cvvVerification);
    });
  }

  /** Pays with the card that the shopper used before. Its security code was never stored, so none is compared. */
  payWithStoredCard(order: Order, card: Card): Promise<void> {
    return this.#once(order, () => this.#authorize(order, card, 'NOT_PROCESSED'));
  }

  /** A second click joins the payment that is under way; a paid order stays as it is. */
  async #once(order: Order, pay: () => Promise<void>): Promise<void> {
    if (order.receipt) return;
    order.payment ??= this.#settle(order, pay).finally(() => {
      order.payment = undefined;
    });
    await order.payment;
  }

  async #settle(order: Order, pay: () => Promise<void>): Promise<void> {
    order.problem = undefined;
    try {
      await pay();
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      this.#report(`order ${order.id} is not paid: status ${error.status}, code ${error.code || 'none'}`);
      order.problem = toProblem(error);
    }
  }

  async #authorize(order: Order, card: Card, securityCode: string): Promise<void> {
    const amount = orderTotal(order);
    const authorization = await authorizeOrder(this.#vault, order, card.paymentToken, amount);
    order.shopper.card = card;
    order.receipt = toReceipt(card, amount, securityCode, authorization);
  }
}
