import type { Connection } from './connection.ts';
import { isShortOfConnections } from './postgres-failure.ts';

/** How long work waits for a connection, in milliseconds. */
const PATIENCE = 5000;

/** How long to wait after a failed attempt before another connection is tried, in milliseconds. */
const REST = 250;

/** How long an idle connection is kept, in milliseconds. */
const IDLE = 30_000;

interface Waiter {
  readonly take: (connection: Connection) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * The connections of this process. They open on demand, stay open for a while, and never exceed the configured number.
 *
 * If the server accepts no more, work waits for an existing connection. While work waits, the pool keeps trying to open
 * another one.
 */
export class Connections {
  readonly #dial: () => Promise<Connection>;
  readonly #size: number;
  readonly #idle: { readonly connection: Connection; readonly since: number }[] = [];
  readonly #waiting: Waiter[] = [];
  #open = 0;
  #dialling = 0;
  #restsUntil = 0;
  /** The reason why the last attempt failed, until an attempt succeeds. */
  #failure: unknown;
  #isClosed = false;
  #sweep: NodeJS.Timeout | undefined;

  constructor(dial: () => Promise<Connection>, size: number) {
    this.#dial = dial;
    this.#size = size;
  }

  /** Lends a connection until it is given back. @throws the reason no connection is available */
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

  /** Closes all connections. A connection on loan closes when it is given back. */
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

  /**
   * Opens a connection for each waiter that has no attempt under way. After a failure it makes one attempt at a time.
   */
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
      // If other connections exist, one of them becomes free or breaks. A full server may get a free slot.
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

  /** Closes connections that have been idle since before the given time. */
  #dropIdle(before: number): void {
    const old = this.#idle.filter(({ since }) => since < before);
    for (const item of old) {
      this.#idle.splice(this.#idle.indexOf(item), 1);
      this.#drop(item.connection);
    }
  }
}
