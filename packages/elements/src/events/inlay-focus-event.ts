import type { FieldName } from '@inlay/protocol';

/** A field got or lost the focus. */
export class InlayFocusEvent extends Event {
  readonly field: FieldName;

  constructor(type: 'inlay-focus' | 'inlay-blur', field: FieldName) {
    super(type, { bubbles: true, composed: true });
    this.field = field;
  }
}
