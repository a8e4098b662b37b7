import type { TokenizedCard } from '@inlay/protocol';

/** A single-use token, and what the key's policy lets a page know of the card behind it. */
export interface Token {
  /** `SC…`. Post it to your server: it can be used once, for 15 minutes. */
  readonly token: string;
  readonly timeToLiveSeconds?: number;
  readonly card?: TokenizedCard;
}

/** A token was made. Canceled, the form that asked for it is not submitted. */
export class InlayTokenEvent extends Event implements Token {
  declare readonly token: string;
  declare readonly timeToLiveSeconds?: number;
  declare readonly card?: TokenizedCard;

  constructor(made: Token) {
    super('inlay-token', { bubbles: true, composed: true, cancelable: true });
    Object.assign(this, made);
  }
}
