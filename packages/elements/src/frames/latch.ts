/** A value that comes and goes, such as the channel to a frame. Whoever needs it can wait for it. */
export class Latch<T> {
  #value: T | undefined;
  readonly #waiting = new Set<(value: T) => void>();

  get value(): T | undefined {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    for (const resolve of this.#waiting) resolve(value);
    this.#waiting.clear();
  }

  unset(): void {
    this.#value = undefined;
  }

  /**
   * @param patience milliseconds
   * @param late makes the error for a value that did not come
   */
  wait(patience: number, late: () => Error): Promise<T> {
    if (this.#value !== undefined) return Promise.resolve(this.#value);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(settle);
        reject(late());
      }, patience);
      const settle = (value: T): void => {
        clearTimeout(timer);
        resolve(value);
      };
      this.#waiting.add(settle);
    });
  }
}
