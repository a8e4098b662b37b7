import type { AccountType, BrowserErrorCode, FieldName } from '@inlay/protocol';

/** Errors that are shown to a payer, in the payer's language. Errors of the integrator stay in English. */
export type ShownErrorCode = Exclude<
  BrowserErrorCode,
  | 'protocol_version_mismatch'
  | 'origin_not_isolated'
  | 'group_missing'
  | 'group_misconfigured'
  | 'fields_mixed'
  | 'font_refused'
  | 'form_method_refused'
  | 'field_not_slotted'
  | 'form_out_of_reach'
  | 'frame_blocked'
  | 'origin_refused'
  | 'credentials_invalid'
>;

/** All that the elements say in one language. Every entry can be overridden by the page. */
export interface Locale {
  /** BCP 47 tag of the language: `de`, or with a region or script where languages differ by it: `pt-BR`, `zh-Hant`. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** Labels, in the words that banks and shops of the language use. `card` names the field that holds a whole card. */
  readonly labels: Readonly<Record<FieldName | 'card', string>>;
  /** What an empty field shows as its pattern: `MM / YY` in the letters of the language. */
  readonly placeholders: Readonly<Record<'cardExpiry' | 'cardExpiryMonth' | 'cardExpiryYear', string>>;
  /** Whole sentences, with their full stop. */
  readonly errors: Readonly<Record<ShownErrorCode, string>>;
  readonly accountTypes: Readonly<Record<AccountType, string>>;
  readonly words: {
    /** Label of the choice between the networks of a co-badged card. */
    readonly network: string;
    /** What a stored card is called; `{brand}` and `{digits}` (the last four) are filled in. */
    readonly storedCard: string;
    /** When a stored card expires; `{date}` is filled in, such as `12/30`. */
    readonly expires: string;
    /** The button that loads fields again which did not load. */
    readonly retry: string;
  };
}
