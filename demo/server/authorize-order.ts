import type { Order } from './orders.ts';
import type { Authorization, PaymentToken, Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

/**
 * Authorizes an order's amount, once. The reference under which the vault knows the payment changes only after a
 * certain no: whatever was left open before is settled, or met again, under the reference that it had.
 *
 * @returns undefined where the vault says no more than that the order was paid before
 * @throws {VaultError} when the order is not paid, or nobody knows yet
 */
export async function authorizeOrder(
  vault: Vault,
  order: Order,
  paymentToken: PaymentToken,
  amount: number,
): Promise<Authorization | undefined> {
  const earlier = await settleOpen(vault, order);
  if (earlier) return earlier;
  try {
    return await vault.authorize({ merchantRefNum: `${order.id}-${order.attempt}`, paymentToken }, amount);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    if (error.code === '5031') return undefined;
    if (error.status === 402) order.attempt += 1;
    else order.open = error.paymentId ?? 'unanswered';
    throw error;
  }
}

/** Looks up the payment whose end was open. Finds it paid; or closes it, so that the next attempt is a new one. */
async function settleOpen(vault: Vault, order: Order): Promise<Authorization | undefined> {
  if (order.open === undefined || order.open === 'unanswered') return undefined;
  const authorization = await vault.getAuthorization(order.open);
  if (authorization.status === 'RECEIVED') {
    throw new VaultError({ status: 0, code: '', message: 'The bank has not answered yet.' });
  }
  order.open = undefined;
  if (authorization.status === 'COMPLETED') return authorization;
  order.attempt += 1;
  return undefined;
}
