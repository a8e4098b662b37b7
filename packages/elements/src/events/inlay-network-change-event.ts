/** A co-badged card is to be paid over another network: the payer chose, or the card brought or took the choice. */
export class InlayNetworkChangeEvent extends Event {
  /** As in `network` of the element; `undefined` once there is no choice. */
  readonly network: string | undefined;

  constructor(network: string | undefined) {
    super('inlay-network-change', { bubbles: true, composed: true });
    this.network = network;
  }
}
