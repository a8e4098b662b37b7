import type { Field } from './field.ts';

/**
 * Moves the focus between the fields of one frame as the payer types: back out of an empty field with Backspace, and on
 * from one that just became whole where the page asks for that. What was filled in moves nothing.
 */
export function moveFocus(fields: readonly Field[], mayAdvance: () => boolean): void {
  for (const [index, field] of fields.entries()) {
    const { box, control } = field.parts;
    let before: string | undefined;
    control.addEventListener('focus', () => requestAnimationFrame(() => reveal(box)));
    box.addEventListener('keydown', (event) => {
      const previous = fields[index - 1]?.parts.control;
      // A key that is held down empties this field, and not the one before as well.
      if (!previous || event.key !== 'Backspace' || event.repeat || event.isComposing || control.value !== '') return;
      event.preventDefault();
      previous.focus({ preventScroll: true });
      if (previous instanceof HTMLInputElement) previous.selectionStart = previous.value.length;
    });
    control.addEventListener('input', (event) => {
      const isTyped = event instanceof InputEvent && /^insert(?!Replacement)/.test(event.inputType);
      const wasValid = before === 'valid';
      before = control.dataset['status'];
      const next = fields[index + 1];
      if (next && mayAdvance() && isTyped && !wasValid && field.isFull())
        next.parts.control.focus({ preventScroll: true });
    });
  }
}

/** Brings a field of a line that is longer than the frame into the frame. What stands around the frame stays. */
function reveal(box: HTMLElement): void {
  const { left, right } = box.getBoundingClientRect();
  document.body.scrollLeft += Math.min(left, 0) || Math.max(right - innerWidth, 0);
}
