import { randomBytes } from 'node:crypto';
import type { Contact } from '../views/contact-fields.ts';
import type { Line } from '../views/order-summary.ts';
import { EMPTY_CONTACT } from './contact.ts';
import type { Problem } from './problem.ts';
import type { Receipt } from '../views/receipt-card.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import type { Shopper } from './shoppers.ts';

export const BOX_PRICE = 14_800;
const GIFT_WRAP_PRICE = 800;

/** One box for one shopper. An order is paid once, or not at all. */
export interface Order {
  /** Unguessable, and also the reference under which the vault knows the payment. */
  readonly id: string;
  readonly shopper: Shopper;
  readonly scenario: Scenario | undefined;
  /** The page that shows the order until it is paid. */
  page: string;
  contact: Contact;
  giftWrap: boolean;
  /** Grows with each payment that was refused for good. */
  attempt: number;
  /** A payment whose end nobody knows yet: its id, or `unanswered`. Until it is settled, the amount can't change. */
  open: string | undefined;
  /** A payment that is under way. */
  payment: Promise<void> | undefined;
  /** Why the last attempt came to nothing. */
  problem: Problem | undefined;
  receipt: Receipt | undefined;
  /** The next order of the same shopper, prepared so that its button can be pressed twice and pay once. */
  next: Order | undefined;
}

/** What is bought: the box, the wish for paper and ribbon, and in the sandbox a discount down to a telling amount. */
export function orderLines(order: Order, giftWrap: boolean = order.giftWrap): readonly Line[] {
  const lines: Line[] = [{ name: 'Vela box', amount: BOX_PRICE }];
  if (giftWrap) lines.push({ name: 'Gift wrap', amount: GIFT_WRAP_PRICE });
  if (order.scenario === undefined) return lines;
  const { discount, total } = SCENARIOS[order.scenario];
  return [...lines, { name: discount, amount: total - sum(lines) }];
}

/** In cents, as the vault takes it. */
export function orderTotal(order: Order, giftWrap?: boolean): number {
  return sum(orderLines(order, giftWrap));
}

/** Where a browser goes after an attempt to pay. */
export function orderPage(order: Order): string {
  return order.receipt ? `/receipt/${order.id}` : order.page;
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, line) => total + line.amount, 0);
}

const MOST_ORDERS = 10_000;

/** The orders of this shop. They live in memory: restart the shop, and its book is blank. */
export class OrderBook {
  readonly #orders = new Map<string, Order>();

  create(shopper: Shopper, scenario?: Scenario): Order {
    const order: Order = {
      id: randomBytes(16).toString('base64url'),
      shopper,
      scenario,
      page: '/checkout',
      contact: shopper.contact ?? EMPTY_CONTACT,
      giftWrap: false,
      attempt: 1,
      open: undefined,
      payment: undefined,
      problem: undefined,
      receipt: undefined,
      next: undefined,
    };
    this.#orders.set(order.id, order);
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size <= MOST_ORDERS) break;
      this.#orders.delete(oldest);
    }
    return order;
  }

  /** The order of this id, if it is this shopper's own. */
  get(id: unknown, shopper: Shopper): Order | undefined {
    const order = typeof id === 'string' ? this.#orders.get(id) : undefined;
    return order?.shopper === shopper ? order : undefined;
  }

  remove(order: Order): void {
    this.#orders.delete(order.id);
  }

  /** The order that buys the same again. */
  next(order: Order): Order {
    if (!order.next) {
      order.next = this.create(order.shopper);
      order.next.page = `/receipt/${order.id}`;
    }
    return order.next;
  }
}
