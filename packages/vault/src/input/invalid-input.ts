import type { Fault, ReadingRule } from './reading.ts';

/** An input that misses a member or holds a malformed one: one fault for each broken rule. It holds no value. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super('An input breaks a rule.');
    this.faults = faults;
  }
}

/** The refusal of one member by one rule. */
export function invalidMember(path: string, rule: ReadingRule): InvalidInput {
  return new InvalidInput([{ path, rule }]);
}
