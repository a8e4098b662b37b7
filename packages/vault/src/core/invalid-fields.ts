import { CodedError, errorEntry } from '@inlay/protocol';

/** One broken rule. `text` speaks the wire's sentences and never repeats what was sent. */
export interface FieldFault {
  /** A path: `card.cardExpiry.month`. */
  readonly field: string;
  readonly text: string;
}

/** A request that misses a field or holds a malformed one: one fault for each broken rule. */
export class InvalidFields extends CodedError {
  readonly faults: readonly FieldFault[];

  constructor(faults: readonly FieldFault[]) {
    super('request_invalid', errorEntry('request_invalid'));
    this.faults = faults;
  }
}

/** The refusal of one field. */
export function invalidField(field: string, text: string): InvalidFields {
  return new InvalidFields([{ field, text }]);
}
