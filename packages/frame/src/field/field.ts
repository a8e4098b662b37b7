import type { BrowserErrorCode, CollectedValue, FieldName, FieldReport, FieldState } from '@inlay/protocol';
import { createControl, type FieldParts } from './create-control.ts';
import type { FieldKind } from './field-kind.ts';
import { keepFormatted } from './keep-formatted.ts';
import { readState } from './read-state.ts';
import { createSurrender } from './surrender.ts';

/** One field of a frame. */
export interface Field {
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly parts: FieldParts;
  report(): FieldReport;
  /** The report once the entry is compared with the one that it repeats, if it repeats one. */
  check(): Promise<FieldReport>;
  /** What a tokenizer collects. */
  collect(): CollectedValue;
  clear(): void;
}

/**
 * @param isChosen whether the page would have its values chosen
 * @param changed called with the field's state when it is not what it was
 * @param match asks whether the entry is that of the field that it repeats
 */
export function createField(
  name: FieldName,
  kind: FieldKind,
  isChosen: boolean,
  changed: (report: FieldReport) => void,
  match: () => Promise<boolean>,
): Field {
  const parts = createControl(kind, kind.isAlwaysChosen ?? isChosen);
  const { box, control } = parts;
  box.dataset['field'] = name;
  const surrender = createSurrender(kind);
  const repetition = kind.repeats?.compare(match);
  let reported = '';

  const report = (): FieldReport => {
    const state = withRepetition(readState(kind, control), repetition?.flawOf(kind.toValue(control.value)));
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
    const { status, focused } = readState(kind, control);
    // A page that asks while the payer types would see each key.
    const isDue = !focused && status === 'valid' && (isAsked || !repetition?.isKnown(value));
    if (repetition && isDue) await repetition.compare(value);
    return report();
  };
  // Before anything else is told of the field that was left.
  for (const type of repetition ? ['change', 'blur'] : []) control.addEventListener(type, () => void check(false));
  const forget = control instanceof HTMLInputElement && keepFormatted(kind, control, report);
  const told = ['focus', 'blur', 'animationstart', ...(forget ? [] : ['input', 'change'])];
  for (const type of told) control.addEventListener(type, report);

  return {
    name,
    kind,
    parts,
    report,
    check: () => check(true),
    collect: () => surrender.collect(control.value),
    clear: () => {
      surrender.forget();
      repetition?.forget();
      control.value = '';
      if (forget) forget();
      report();
    },
  };
}

/** A whole entry that is not what it repeats can't be used. */
function withRepetition(state: FieldState, flaw: BrowserErrorCode | undefined): FieldState {
  return flaw && state.status === 'valid' ? { ...state, status: 'invalid', code: flaw } : state;
}
