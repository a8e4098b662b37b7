import type { Spread } from './spread.ts';

/** A limit that the figure is held against. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** One figure that matters, judged where a target exists. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'bytes' | '/s' | '×' | 'per request' | '';
  readonly target?: Target;
  /** What a reader must know to read it right. */
  readonly note?: string;
}

/** The samples behind a figure. */
export interface Samples {
  readonly name: string;
  readonly unit: 'ms' | '/s';
  readonly spread: Spread;
}

export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly samples: readonly Samples[];
  /** What went wrong or was left out, in sentences. */
  readonly remarks: readonly string[];
}

/** `undefined` where no target exists. */
export function isMet({ value, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}
