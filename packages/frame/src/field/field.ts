import type { CollectedValue, FieldName, FieldReport } from '@inlay/protocol';
import { createInput, type FieldParts } from './create-input.ts';
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

/** @param changed called with the field's state when it is not what it was */
export function createField(name: FieldName, kind: FieldKind, changed: (report: FieldReport) => void): Field {
  const parts = createInput(kind);
  const { box, input } = parts;
  box.dataset['field'] = name;
  const surrender = createSurrender(kind);
  let reported = '';

  const report = (): FieldReport => {
    const state = readState(kind, input);
    const now = { field: name, state };
    const said = JSON.stringify(now);
    input.dataset['status'] = state.status;
    if (said !== reported) {
      reported = said;
      changed(now);
    }
    return now;
  };
  const empty = keepFormatted(kind, input, report);
  for (const type of ['focus', 'blur', 'animationstart']) input.addEventListener(type, report);

  return {
    name,
    kind,
    parts,
    report,
    collect: () => surrender.collect(input.value),
    clear: () => {
      surrender.forget();
      empty();
    },
  };
}
