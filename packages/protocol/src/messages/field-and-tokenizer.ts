import { type BrowserErrorCode, parseBrowserErrorCode } from '../errors/browser-codes.ts';
import { FIELD_STATUSES, type FieldStatus } from '../field-state.ts';
import { FIELD_NAMES, type FieldName } from '../fields.ts';
import { exact, flag, nothing, oneOf, optional, type Parse, text } from '../shape.ts';
import { parseGroup } from './page-and-tokenizer.ts';

/** How a field introduces itself to a tokenizer. Both must be of the same key. */
export interface FieldHello {
  readonly key: string;
  readonly group: string;
  readonly field: FieldName;
}

export const parseFieldHello: Parse<FieldHello> = exact({
  key: text(128),
  group: parseGroup,
  field: oneOf(FIELD_NAMES),
});

/** A value in the clear, on the one channel that may carry it. `cardExpiry` is `MM/YYYY`, a card number digits only. */
export interface CollectedValue {
  readonly value: string;
  readonly status: FieldStatus;
  readonly code?: BrowserErrorCode;
  /**
   * A valid value of another length was collected from this entry before. Some numbers are valid at several lengths: a
   * page that has tokenized at each would learn digits before the last four.
   */
  readonly grown?: boolean;
  /**
   * Who else than the payer it is of: text that the page entered, or that was edited since. A test key allows that, and
   * where it were compared with what the payer typed, a page could guess.
   */
  readonly author?: 'page' | 'both';
}

/** How a value is collected: one that is only compared is not given away. */
export interface Collecting {
  readonly isCompared?: boolean;
}

/** What a tokenizer may ask of a field. `secret` keeps the method off every channel that a page holds an end of. */
export const COLLECT_CONTRACT: {
  readonly collect: {
    readonly secret: true;
    readonly params: Parse<Collecting>;
    readonly result: Parse<CollectedValue>;
  };
  readonly fill: { readonly secret: true; readonly params: Parse<{ readonly text: string }> };
} = {
  collect: {
    secret: true,
    params: exact({ isCompared: optional(flag) }),
    result: exact({
      value: text(256),
      status: oneOf(FIELD_STATUSES),
      code: optional(parseBrowserErrorCode),
      grown: optional(flag),
      author: optional(oneOf(['page', 'both'])),
    }),
  },
  /** Fills an empty field in with what the browser filled in beside another one. */
  fill: { secret: true, params: exact({ text: text(256) }) },
};

/**
 * What a field may ask of a tokenizer: whether it holds what the field that it repeats holds (only frames compare, and
 * only what is whole), and to pass on to another field of its group what the browser filled in for that one.
 */
export const MATCH_CONTRACT: {
  readonly match: {
    readonly secret: true;
    readonly params: Parse<Record<string, never>>;
    readonly result: Parse<boolean>;
  };
  readonly pass: {
    readonly secret: true;
    readonly params: Parse<{ readonly field: FieldName; readonly text: string }>;
  };
} = {
  match: { secret: true, params: nothing, result: flag },
  pass: { secret: true, params: exact({ field: oneOf(FIELD_NAMES), text: text(256) }) },
};
