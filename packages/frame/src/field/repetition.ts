import type { BrowserErrorCode } from '@inlay/protocol';
import { createAllowance } from '../allowance.ts';

/**
 * Comparisons in a minute: enough for who mends a number, too few to count the keys of one. A page that takes the focus
 * away after each key would else see a state change with each.
 */
const PER_MINUTE = 10;

/** The entry of a field that repeats another one, and what came of comparing the two. */
export interface Repetition {
  /** The answer is being waited for: until then nothing is said of the entry. */
  readonly isOpen: boolean;
  /** Why a value can't be used, if it was compared and differs. */
  flawOf(value: string): BrowserErrorCode | undefined;
  /** Whether the value was compared already, or is at the moment. */
  isKnown(value: string): boolean;
  /** Compares what the field holds now. Without an answer nothing is known: a tokenizer compares once more. */
  compare(value: string): Promise<void>;
  forget(): void;
}

/** @param ask asks the tokenizers, which alone see both entries */
export function createRepetition(code: BrowserErrorCode, ask: () => Promise<boolean>): Repetition {
  const allowance = createAllowance(PER_MINUTE);
  let compared: { readonly value: string; readonly isSame?: boolean | undefined } | undefined;
  let open = 0;
  let last = 0;
  return {
    get isOpen() {
      return open > 0;
    },
    flawOf: (value) => (compared?.value === value && compared.isSame === false ? code : undefined),
    isKnown: (value) => compared?.value === value,
    async compare(value) {
      if (!allowance()) return;
      open += 1;
      const asked = ++last;
      compared = { value };
      const isSame = await ask().catch(() => undefined);
      open -= 1;
      if (asked === last) compared = isSame === undefined ? undefined : { value, isSame };
    },
    forget: () => {
      last += 1;
      compared = undefined;
    },
  };
}
