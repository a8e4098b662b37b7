/** A field, or all fields of a group, can be used. It does not bubble. */
export class InlayReadyEvent extends Event {
  constructor() {
    super('inlay-ready');
  }
}
