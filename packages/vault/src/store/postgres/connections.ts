import type { Connection } from './connection.ts';
import { isShortOfConnections } from './postgres-failure.ts';

/** How long work waits for a connection, in milliseconds. */
const PATIENCE = 5000;

/** How long after a failed attempt no other connection is made, in milliseconds. */
const REST = 250;

/** How long a connection that nobody needs is kept, in milliseconds. */
const IDLE = 30_000;

interface Waiter {
  readonly take: (connection: Connection) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * The connections of this process: made when they are needed, kept for a while, never more than asked for.
 *
 * Where the server gives no more of them, work waits for one that exists. A connection is tried for again as long as
 * somebody waits.
 */
export class Connections {
  readonly #dial: () => Promise<Connection>;
  readonly #size: number;
  readonly #idle: { readonly connection: Connection; readonly since: number }[] = [];
  readonly #waiting: Waiter[] = [];
  #open = 0;
  #dialling = 0;
  #restsUntil = 0;
  /** Why the last attempt to make one failed, until one succeeds. */
  #failure: unknown;
  #isClosed = false;
  #sweep: NodeJS.Timeout | undefined;

  constructor(dial: () => Promise<Connection>, size: number) {
    this.#dial = dial;
    this.#size = size;
  }

  /** Lends a connection, until it is given back. @throws whatever there is none for */
  take(): Promise<Connection> {
    if (this.#isClosed) return Promise.reject(new Error('The store is closed.'));
    for (let last = this.#idle.pop(); last; last = this.#idle.pop()) {
      if (!last.connection.isUnusable) return Promise.resolve(last.connection);
      this.#drop(last.connection);
    }
    return this.#wait();
  }

  #wait(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        const place = this.#waiting.indexOf(waiter);
        if (place !== -1) this.#waiting.splice(place, 1);
      };
      const waiter: Waiter = {
        take(connection) {
          leave();
          resolve(connection);
        },
        refuse(error) {
          leave();
          reject(error);
        },
      };
      const timer = setTimeout(
        () => waiter.refuse(this.#failure ?? new Error('No connection was free in time.')),
        PATIENCE,
      );
      this.#waiting.push(waiter);
      this.#grow();
    });
  }

  /** Takes a connection back. */
  giveBack(connection: Connection): void {
    if (connection.metReadOnlyServer) this.#dropIdle(Infinity);
    if (connection.isUnusable || this.#isClosed) {
      this.#drop(connection);
      this.#grow();
    } else {
      this.#hand(connection);
    }
  }

  /** Ends all. Those that are lent out end when they are given back. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#sweep);
    this.#refuseAll(new Error('The store is closed.'));
    const idle = this.#idle.splice(0);
    this.#open -= idle.length;
    await Promise.all(idle.map(({ connection }) => connection.end()));
  }

  #hand(connection: Connection): void {
    const [first] = this.#waiting;
    if (first) return first.take(connection);
    this.#idle.push({ connection, since: performance.now() });
    this.#sweep ??= setTimeout(() => this.#sweepIdle(), IDLE).unref();
  }

  #drop(connection: Connection): void {
    this.#open -= 1;
    void connection.end();
  }

  /** Makes a connection for each waiter without one under way; after a failure one at a time. */
  #grow(): void {
    if (this.#isClosed || performance.now() < this.#restsUntil) return;
    const wanted = Math.min(this.#waiting.length, this.#failure === undefined ? Infinity : 1);
    while (this.#dialling < wanted && this.#open + this.#dialling < this.#size) {
      this.#dialling += 1;
      void this.#make();
    }
  }

  async #make(): Promise<void> {
    try {
      const connection = await this.#dial();
      this.#dialling -= 1;
      this.#open += 1;
      this.#failure = undefined;
      this.giveBack(connection);
      this.#grow();
    } catch (error) {
      this.#dialling -= 1;
      this.#failure = error;
      this.#rest();
      // While there are others, one of them will be free or break. Of a full server a place may become free.
      if (this.#open > 0 || this.#dialling > 0 || isShortOfConnections(error as Error)) return;
      this.#refuseAll(error);
    }
  }

  #refuseAll(error: unknown): void {
    for (const waiter of this.#waiting.splice(0)) waiter.refuse(error);
  }

  #rest(): void {
    this.#restsUntil = performance.now() + REST;
    setTimeout(() => this.#grow(), REST + 1).unref();
  }

  #sweepIdle(): void {
    this.#sweep = undefined;
    this.#dropIdle(performance.now() - IDLE);
    if (this.#idle.length > 0) this.#sweep = setTimeout(() => this.#sweepIdle(), IDLE).unref();
  }

  /** Ends those that have been idle since before a time. */
  #dropIdle(before: number): void {
    const old = this.#idle.filter(({ since }) => since < before);
    for (const item of old) {
      this.#idle.splice(this.#idle.indexOf(item), 1);
      this.#drop(item.connection);
    }
  }
}
