import { TEXT_INPUTS } from '../group/implicit-submission.ts';
import type { FormControl } from './form-control.ts';

/** Of the controls of a form, those that nothing is filled into. */
const PASSED_OVER = 'button, fieldset, object, output, inlay-fields, :disabled';

/** On a phone, the Enter key leads from field to field, as it says. Other keyboards submit by it. */
export function leadsOn(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** What is to be filled in after a field: the next control of its form, or without a form the next of its group. */
export function nextControl(host: FormControl, group: readonly FormControl[]): HTMLElement | undefined {
  const controls = [...(host.form?.elements ?? group)] as HTMLElement[];
  return controls.slice(controls.indexOf(host) + 1).find(isFilledIn);
}

function isFilledIn(control: HTMLElement): boolean {
  if (control.matches(PASSED_OVER) || !control.checkVisibility()) return false;
  return !(control instanceof HTMLInputElement) || TEXT_INPUTS.includes(control.type);
}
