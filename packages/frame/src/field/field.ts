import type { CollectedValue, FieldName, FieldReport } from '@inlay/protocol';
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
  /** What a tokenizer collects. */
  collect(): CollectedValue;
  clear(): void;
}

/**
 * @param isChosen whether the page would have its values chosen
 * @param changed called with the field's state when it is not what it was
 */
export function createField(
  name: FieldName,
  kind: FieldKind,
  isChosen: boolean,
  changed: (report: FieldReport) => void,
): Field {
  const parts = createControl(kind, kind.isAlwaysChosen ?? isChosen);
  const { box, control } = parts;
  box.dataset['field'] = name;
  const surrender = createSurrender(kind);
  let reported = '';

  const report = (): FieldReport => {
    const state = readState(kind, control);
    const now = { field: name, state };
    const said = JSON.stringify(now);
    control.dataset['status'] = state.status;
    if (said !== reported) {
      reported = said;
      changed(now);
    }
    return now;
  };
  const forget = control instanceof HTMLInputElement && keepFormatted(kind, control, report);
  const told = ['focus', 'blur', 'animationstart', ...(forget ? [] : ['input', 'change'])];
  for (const type of told) control.addEventListener(type, report);

  return {
    name,
    kind,
    parts,
    report,
    collect: () => surrender.collect(control.value),
    clear: () => {
      surrender.forget();
      control.value = '';
      if (forget) forget();
      report();
    },
  };
}
