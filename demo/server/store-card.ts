import { splitName } from './contact.ts';
import type { Order } from './orders.ts';
import type { Card, Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

/**
 * Exchanges a single-use token for a card in the shopper's profile, which the first card creates. A refusal leaves the
 * token unspent, so both of "it exists already" are answered by using what exists.
 */
export async function storeCard(vault: Vault, order: Order, singleUseToken: string): Promise<Card> {
  const { shopper, contact } = order;
  if (shopper.profileId === undefined) {
    try {
      const { firstName, lastName } = splitName(contact.name);
      const merchantCustomerId = shopper.customerId;
      const profile = await vault.createProfile({
        merchantCustomerId,
        firstName,
        lastName,
        email: contact.email,
        singleUseToken,
      });
      shopper.profileId = profile.id;
      return profile.cards[0] as Card;
    } catch (error) {
      shopper.profileId = existingId(error, '7505');
    }
  }
  const { profileId } = shopper;
  try {
    return await vault.createCard(profileId, singleUseToken);
  } catch (error) {
    return vault.getCard(profileId, existingId(error, '7503'));
  }
}

/** The id of the entity that stands in the way. Any other error goes on its way. */
function existingId(error: unknown, code: string): string {
  const id = error instanceof VaultError && error.code === code ? error.existing?.split('/').pop() : undefined;
  if (id === undefined) throw error;
  return id;
}
