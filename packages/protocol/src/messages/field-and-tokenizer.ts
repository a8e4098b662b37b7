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
}

/** What a tokenizer may ask of a field. `secret` keeps the method off every channel that a page holds an end of. */
export const COLLECT_CONTRACT: {
  readonly collect: {
    readonly secret: true;
    readonly params: Parse<Record<string, never>>;
    readonly result: Parse<CollectedValue>;
  };
} = {
  collect: {
    secret: true,
    params: nothing,
    result: exact({
      value: text(256),
      status: oneOf(FIELD_STATUSES),
      code: optional(parseBrowserErrorCode),
      grown: optional(flag),
    }),
  },
};

/**
 * What a field may ask of a tokenizer: whether it holds what the field that it repeats holds. Only frames compare, and
 * only what is whole.
 */
export const MATCH_CONTRACT: {
  readonly match: {
    readonly secret: true;
    readonly params: Parse<Record<string, never>>;
    readonly result: Parse<boolean>;
  };
} = { match: { secret: true, params: nothing, result: flag } };
