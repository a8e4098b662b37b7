import { inspect } from 'node:util';

const REDACTED = '[secret]';

/**
 * A value in the clear, on its way through the vault. It redacts itself wherever it is printed, logged, joined or
 * serialized, and can be read by `reveal()` alone, which only `crypto/` and `processors/` may call (a law with a test).
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value in the clear. Call it in `crypto/` and `processors/` only. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}
