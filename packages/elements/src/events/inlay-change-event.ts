import type { FieldName, FieldState } from '@inlay/protocol';

/** The state of a field changed: its status, its brand. There is no event per keystroke, and never a digit in one. */
export class InlayChangeEvent extends Event {
  readonly field: FieldName;
  readonly state: FieldState;

  constructor(field: FieldName, state: FieldState) {
    super('inlay-change', { bubbles: true, composed: true });
    this.field = field;
    this.state = state;
  }
}
