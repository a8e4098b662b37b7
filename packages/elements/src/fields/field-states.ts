import type { FieldName, FieldState } from '@inlay/protocol';
import { EMPTY, summarize } from './summarize.ts';

/** How the fields of an element stand, as their frame told. */
export class FieldStates {
  readonly #states = new Map<FieldName, FieldState>();
  readonly #told = new Map<FieldName, FieldState>();

  of(field: FieldName): FieldState {
    return this.#states.get(field) ?? EMPTY;
  }

  /** How several stand together. */
  together(fields: readonly FieldName[]): FieldState {
    return summarize(fields.map((field) => this.of(field)));
  }

  /** What the frame said, before the page judged it. */
  told(field: FieldName): FieldState {
    return this.#told.get(field) ?? EMPTY;
  }

  set(field: FieldName, state: FieldState, told: FieldState): void {
    this.#states.set(field, state);
    this.#told.set(field, told);
  }

  forget(): void {
    this.#states.clear();
    this.#told.clear();
  }
}

/** Whether nothing but the focus differs. */
export function isSameEntry(before: FieldState, now: FieldState): boolean {
  const isKept = (['status', 'autofilled', 'code', 'brand'] as const).every((key) => before[key] === now[key]);
  return isKept && before.brands?.join() === now.brands?.join();
}
