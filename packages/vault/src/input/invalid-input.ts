import type { Fault, ReadingRule } from './reading.ts';

/** An input with missing or malformed members: one fault for each broken rule. It contains no values. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('An input breaks a rule.');
    this.faults = faults;
  }
}

/** Creates the refusal of one member by one rule. */
export function invalidMember(path: string, rule: ReadingRule): InvalidInput {
  return new InvalidInput([{ path, rule }]);
}
