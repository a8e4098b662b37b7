/** A value that comes and goes, such as the channel to a frame. Whoever needs it waits until it is there or has failed. */
export class Latch<T> {
  #value: T | undefined;
  #error: Error | undefined;
  #settle: (() => void) | undefined;
  #settled = this.#begin();

  get value(): T | undefined {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    this.#settle?.();
  }

  /** Waiting is vain, until a value comes all the same. */
  fail(error: Error): void {
    this.#error = error;
    this.#settle?.();
  }

  unset(): void {
    this.#value = this.#error = undefined;
    // Who waits looks again, and then waits for the next.
    this.#settle?.();
    this.#settled = this.#begin();
  }

  async wait(): Promise<T> {
    while (this.#value === undefined) {
      if (this.#error) throw this.#error;
      await this.#settled;
    }
    return this.#value;
  }

  #begin(): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }
}
