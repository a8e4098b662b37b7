import type { TokenizedBankAccount, TokenizedCard } from '@inlay/protocol';

/** A single-use token, and what the key's policy lets a page know of what is behind it. */
export interface Token {
  /** `SC…`. Post it to your server: it can be used once, for 15 minutes. */
  readonly token: string;
  readonly timeToLiveSeconds?: number;
  readonly card?: TokenizedCard;
  readonly bankAccount?: TokenizedBankAccount;
}

/** A token was made. Canceled, the form that asked for it is not submitted. */
export class InlayTokenEvent extends Event implements Token {
  declare readonly token: string;
  declare readonly timeToLiveSeconds?: number;
  declare readonly card?: TokenizedCard;
  declare readonly bankAccount?: TokenizedBankAccount;

  constructor(made: Token) {
    super('inlay-token', { bubbles: true, composed: true, cancelable: true });
    Object.assign(this, made);
  }
}
