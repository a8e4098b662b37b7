import type { FieldName } from '@inlay/protocol';
import type { CatchAutofill } from './field-kind.ts';

/**
 * One engine fills in a frame by itself and never those beside it: a payer who picks a card there would get its number
 * and no more. So beside the number stand inputs for the rest, which nobody sees. What is filled into them is passed on
 * and wiped at once.
 *
 * The engine is known by `GestureEvent`, which Safari has on each of its systems and no other engine has. In those the
 * inputs would be filled in beside the fields themselves.
 */
export const catchAutofill: CatchAutofill = ({ alsoFilled = {} }, names, kinds, pass) => {
  if (!('GestureEvent' in self)) return [];
  return Object.entries(alsoFilled).flatMap(([caught, fields]) => {
    const kind = kinds[caught as FieldName];
    if (!kind || names.includes(caught as FieldName)) return [];
    const input = document.createElement('input');
    input.name = input.id = kind.name;
    input.autocomplete = kind.autocomplete;
    input.tabIndex = -1;
    input.ariaHidden = 'true';
    input.className = 'aside';
    for (const type of ['input', 'change']) {
      input.addEventListener(type, () => {
        const text = input.value;
        input.value = '';
        if (text) for (const field of fields) pass(field, text);
      });
    }
    return [input];
  });
};
