import type { BrowserErrorCode, FieldName } from '@inlay/protocol';

/** The errors that the fields of an element show, if no sentence of the page's own overrides them. */
export class ShownErrors {
  readonly #codes = new Map<FieldName, BrowserErrorCode>();

  of(field: FieldName): BrowserErrorCode | undefined {
    return this.#codes.get(field);
  }

  /** The first field that shows one. */
  first(fields: readonly FieldName[]): FieldName | undefined {
    return fields.find((field) => this.#codes.has(field));
  }

  show(field: FieldName, code: BrowserErrorCode | undefined): void {
    if (code) this.#codes.set(field, code);
    else this.#codes.delete(field);
  }

  clear(): void {
    this.#codes.clear();
  }

  /** A frame that was late is there now. What it lost before is still lost. */
  clearLate(): void {
    for (const [field, code] of this.#codes) if (code !== 'field_value_lost') this.#codes.delete(field);
  }
}
