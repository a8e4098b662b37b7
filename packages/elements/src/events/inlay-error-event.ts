import type { CodedError, FieldError, FieldName } from '@inlay/protocol';

/** Why there is no token: an error of the catalog, and what is wrong with which field. */
export type TokenizeError = CodedError & { readonly fieldErrors: readonly FieldError[] };

/** Something failed. Canceled, the elements show no sentence of their own for it. */
export class InlayErrorEvent extends Event {
  /** Match it by its `code`. */
  readonly error: CodedError;
  readonly fieldErrors: readonly FieldError[];
  /** The field that failed by itself, such as one that did not load. */
  readonly field: FieldName | undefined;

  constructor(error: CodedError, detail: { fieldErrors?: readonly FieldError[]; field?: FieldName } = {}) {
    super('inlay-error', { bubbles: true, composed: true, cancelable: true });
    this.error = error;
    this.fieldErrors = detail.fieldErrors ?? [];
    this.field = detail.field;
  }
}
