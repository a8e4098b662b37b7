import type { Checkout } from './checkout.ts';
import type { OrderBook } from './orders.ts';
import type { Shoppers } from './shoppers.ts';
import type { VaultSettings } from './vault.ts';

export interface ShopSettings extends VaultSettings {
  /** Goes to the browser; it can make single-use tokens and nothing else. */
  readonly publishableKey: string;
}

/** The dependencies of the routes. */
export interface Shop extends Pick<ShopSettings, 'vault' | 'publishableKey'> {
  readonly checkout: Checkout;
  readonly orders: OrderBook;
  readonly shoppers: Shoppers;
}
