import { randomBytes, randomUUID } from 'node:crypto';
import type { Contact } from '../views/contact-fields.ts';
import type { Card } from './vault.ts';

/** A browser that came by. The cookie that names it is the only key to its orders and to its stored card. */
export interface Shopper {
  /** The cookie's value: a secret, that no other party learns. */
  readonly id: string;
  /** The name under which the vault knows the shopper. */
  readonly customerId: string;
  contact: Contact | undefined;
  /** The order that `/checkout` shows. */
  currentOrder: string | undefined;
  /** The shopper's profile in the vault, once a card was stored. */
  profileId: string | undefined;
  /** The card that was paid with last. The shop knows its brand and last four digits, and a token. */
  card: Card | undefined;
}

const COOKIE = 'shopper';
const MOST_SHOPPERS = 10_000;

/** The shoppers of this shop, in memory. */
export class Shoppers {
  readonly #shoppers = new Map<string, Shopper>();

  /** The shopper whom a `Cookie` header names. */
  find(cookies: string | undefined): Shopper | undefined {
    const id = cookies?.match(/(?:^|;\s*)shopper=([\w-]+)/)?.[1];
    return id === undefined ? undefined : this.#shoppers.get(id);
  }

  create(): Shopper {
    const shopper: Shopper = {
      id: randomBytes(16).toString('base64url'),
      customerId: randomUUID(),
      contact: undefined,
      currentOrder: undefined,
      profileId: undefined,
      card: undefined,
    };
    this.#shoppers.set(shopper.id, shopper);
    for (const oldest of this.#shoppers.keys()) {
      if (this.#shoppers.size <= MOST_SHOPPERS) break;
      this.#shoppers.delete(oldest);
    }
    return shopper;
  }
}

/**
 * The `Set-Cookie` header for a shopper. `SameSite=Lax` keeps other sites from posting in the shopper's name. A shop on
 * the web adds `Secure`; this one runs on plain http on its own machine.
 */
export function shopperCookie(shopper: Shopper): string {
  return `${COOKIE}=${shopper.id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400`;
}
