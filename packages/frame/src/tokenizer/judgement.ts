import type { FieldError, FrameConfig, TokenizedBankAccount, TokenizedCard, TokenizeRequest } from '@inlay/protocol';
import type { Collected } from './collect.ts';

/** What came of looking at the values of a request together. */
export interface Judgement {
  readonly errors: readonly FieldError[];
  /** The body that may be posted to the vault, in the clear: it lives as long as one request. Absent with errors. */
  readonly body?: object;
  /** What the page may know if a token is made, as the key's policy allows. */
  readonly told?: { readonly card?: TokenizedCard; readonly bankAccount?: TokenizedBankAccount };
}

/** Judges the collected values once more, and together. */
export type Judge = (collected: Collected, request: TokenizeRequest, config: FrameConfig, now: Date) => Judgement;
