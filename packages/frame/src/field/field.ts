import type { BrowserErrorCode, CollectedValue, Collecting, FieldName, FieldReport, FieldState } from '@inlay/protocol';
import { createControl, type FieldParts } from './create-control.ts';
import type { FieldKind, Surroundings } from './field-kind.ts';
import { enterText } from './enter-text.ts';
import { digitsOf } from './format/digits-of.ts';
import { keepFormatted } from './keep-formatted.ts';
import { keepInSight } from './keep-in-sight.ts';
import { keepStill } from './keep-still.ts';
import { hasFocus, readState } from './read-state.ts';
import { createSurrender } from './surrender.ts';

/** Milliseconds for which a payer who left a field is told what is wrong with it. */
const NEAR = 1_000;

/** One field of a frame. */
export interface Field {
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly parts: FieldParts;
  readonly report: () => FieldReport;
  /** The report once the entry is compared with the one that it repeats, if it repeats one. */
  check(): Promise<FieldReport>;
  /** Takes what the browser filled in for this field elsewhere, if it is empty. */
  readonly fill: (filled: { readonly text: string }) => void;
  /** What a tokenizer collects. */
  readonly collect: (how: Collecting) => CollectedValue;
  /** Takes a text of the page's, for a test. Whether it could. */
  readonly enter: (text: string) => boolean;
  clear(): void;
  /** The payer is in it, or has just left it. */
  isNear(): boolean;
  /** Holds a valid value to which nothing can be added, as the page may know, with the caret at its end. */
  isFull(): boolean;
}

/**
 * @param isChosen whether the page would have its values chosen
 * @param surroundings may change with time
 * @param changed called with the field's state when it is not what it was
 * @param match asks whether the entry is that of the field that it repeats
 */
export function createField(
  name: FieldName,
  kind: FieldKind,
  isChosen: boolean,
  surroundings: Surroundings,
  changed: (report: FieldReport) => void,
  match: () => Promise<boolean>,
): Field {
  const parts = createControl(kind, kind.isAlwaysChosen ?? isChosen);
  const { box, control } = parts;
  box.dataset['field'] = name;
  keepStill(control);
  keepInSight(box, control);
  const surrender = createSurrender(kind, surroundings);
  const repetition = kind.repeats?.compare(match);
  let reported = '';

  const report = (): FieldReport => {
    const state = withRepetition(
      readState(kind, control, surroundings),
      repetition?.flawOf(kind.toValue(control.value)),
    );
    const now = { field: name, state };
    const said = JSON.stringify(now);
    control.dataset['status'] = state.status;
    if (said !== reported && !repetition?.isOpen) {
      reported = said;
      changed(now);
    }
    return now;
  };
  const check = async (isAsked: boolean): Promise<FieldReport> => {
    const value = kind.toValue(control.value);
    const { status, focused } = readState(kind, control, surroundings);
    // A page that asks while the payer types would see each key; but of an entry that it has the answer for, it may hear
    // that the other one was mended: a refused submit brings the focus here before anybody asks.
    const isKnown = repetition?.isKnown(value) === true;
    const isDue = status === 'valid' && (isAsked ? isKnown || !focused : !isKnown && !focused);
    if (repetition && isDue) await repetition.compare(value);
    return report();
  };
  // Before anything else is told of the field that was left.
  for (const type of repetition ? ['change', 'blur'] : []) control.addEventListener(type, () => void check(false));
  const forget = control instanceof HTMLInputElement && keepFormatted(kind, control, surroundings, report);
  let leftAt = Number.NEGATIVE_INFINITY;
  control.addEventListener('blur', () => (leftAt = performance.now()));
  const told = ['focus', 'blur', 'animationstart', ...(forget ? [] : ['input', 'change'])];
  for (const type of told) control.addEventListener(type, report);
  control.addEventListener('input', () => surrender.edit(control.value, hasFocus(control)));
  control.addEventListener('blur', surrender.settle);
  box.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) surrender.settle();
  });

  return {
    name,
    kind,
    parts,
    report,
    check: () => check(true),
    fill: ({ text }) => {
      if (control.value === '' && control.matches('select:enabled, :read-write')) enterText(kind, control, text);
    },
    collect: ({ isCompared }) => surrender.collect(control.value, isCompared),
    enter: (text) => {
      enterText(kind, control, text);
      surrender.enter(control.value);
      return true;
    },
    clear: () => {
      surrender.forget();
      repetition?.forget();
      control.value = '';
      if (forget) forget();
      report();
    },
    isNear: () => readState(kind, control, surroundings).focused || performance.now() - leftAt < NEAR,
    isFull: () => {
      const { value } = control;
      const end = value.length;
      if (control instanceof HTMLSelectElement || control.selectionStart !== end) return false;
      const previous = { value, selectionStart: end, selectionEnd: end };
      if (control.dataset['status'] !== 'valid') return false;
      if (kind.enough !== undefined && digitsOf(value).length === kind.enough) return true;
      if (!kind.isFixed || (kind.isFixed === 'by brand' && surroundings.brand === undefined)) return false;
      return kind.format(`${value}0`, end + 1, previous, surroundings.brand).value === value;
    },
  };
}

/** A whole entry that is not what it repeats can't be used. */
function withRepetition(state: FieldState, flaw: BrowserErrorCode | undefined): FieldState {
  return flaw && state.status === 'valid' ? { ...state, status: 'invalid', code: flaw } : state;
}
