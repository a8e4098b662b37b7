/** A value that comes and goes, such as the channel to a frame. Whoever needs it waits until it is there or has failed. */
export class Latch<T> {
  #value: T | undefined;
  #error: Error | undefined;
  #wake: () => void = () => {};
  #changed: Promise<void> = this.#sleep();

  get value(): T | undefined {
    return this.#value;
  }

  set(value: T): void {
    this.#change(value, undefined);
  }

  /** Waiting is vain, until a value comes all the same. */
  fail(error: Error): void {
    this.#change(undefined, error);
  }

  unset(): void {
    this.#change(undefined, undefined);
  }

  async wait(): Promise<T> {
    while (this.#value === undefined) {
      if (this.#error) throw this.#error;
      await this.#changed;
    }
    return this.#value;
  }

  #change(value: T | undefined, error: Error | undefined): void {
    this.#value = value;
    this.#error = error;
    this.#wake();
    this.#changed = this.#sleep();
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
