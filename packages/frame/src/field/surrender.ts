import type { CollectedValue } from '@inlay/protocol';
import type { FieldKind } from './field-kind.ts';

/** Gives an entry to tokenizers, from its first key until it is cleared. */
export interface Surrender {
  /** What a tokenizer collects. A value that can't be used stays where it is. */
  readonly collect: (text: string) => CollectedValue;
  readonly forget: () => void;
}

/** It remembers of an entry how long it was when it was first given, and nothing else. */
export function createSurrender(kind: FieldKind): Surrender {
  let firstLength: number | undefined;
  return {
    collect: (text) => {
      const { status, code } = kind.judge(text);
      if (status !== 'valid') return { value: '', status, ...(code && { code }) };
      const value = kind.toValue(text);
      firstLength ??= value.length;
      return { value, status, ...(value.length !== firstLength && { grown: true }) };
    },
    forget: () => {
      firstLength = undefined;
    },
  };
}
