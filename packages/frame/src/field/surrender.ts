import type { CollectedValue } from '@inlay/protocol';
import type { FieldKind, Surroundings } from './field-kind.ts';

/** Gives an entry to tokenizers, from its first key until it is cleared. */
export interface Surrender {
  /** What a tokenizer collects. A value that can't be used stays where it is; one that is only compared was not given. */
  readonly collect: (text: string, isCompared?: boolean) => CollectedValue;
  /** The page entered this text. */
  readonly enter: (text: string) => void;
  /** The text is another now. `isFocused`: the payer may type on. */
  readonly edit: (text: string, isFocused: boolean) => void;
  /** The payer left the field, or pressed Enter in it. */
  readonly settle: () => void;
  readonly forget: () => void;
}

/**
 * It remembers of an entry how long it was when it was first given, what the page entered, and nothing else.
 *
 * An account number is valid at many lengths. Where a page tokenized while the payer types, each token would stand for one
 * digit more, and what the vault tells of each would be the number. So what was given once is given at another length only
 * when the payer is through with it.
 */
export function createSurrender(kind: FieldKind, surroundings: Surroundings): Surrender {
  let firstLength: number | undefined;
  let entered: string | undefined;
  let isOpen = false;
  return {
    collect: (text, isCompared = false) => {
      const { status, code } = kind.judge(text, surroundings);
      if (status !== 'valid') return { value: '', status, ...(code && { code }) };
      const value = kind.toValue(text);
      const hasGrown = firstLength !== undefined && value.length !== firstLength;
      if (hasGrown && isOpen && kind.unfinished && !isCompared) {
        return { value: '', status: 'incomplete', code: kind.unfinished };
      }
      if (!isCompared) firstLength ??= value.length;
      return {
        value,
        status,
        ...(hasGrown && { grown: true }),
        ...(entered !== undefined && { author: entered === text ? 'page' : 'both' }),
      };
    },
    enter: (text) => {
      entered = text || undefined;
    },
    edit: (text, isFocused) => {
      isOpen = isFocused;
      if (text === '') entered = undefined;
    },
    settle: () => {
      isOpen = false;
    },
    forget: () => {
      firstLength = entered = undefined;
      isOpen = false;
    },
  };
}
