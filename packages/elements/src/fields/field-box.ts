import { createElement } from '../create-element.ts';

export interface FieldWords {
  readonly label: string;
  readonly hint: string;
  /** Stands in the place of the hint while there is one. */
  readonly error: string;
}

/** What a field shows around its frame. What has nothing to say takes no room. */
export class FieldBox {
  /** Looks like text in the box does. */
  readonly look = createElement('span', { class: 'look' });
  /** Looks like text around the field does. */
  readonly surroundings = createElement('span', { class: 'look' });
  /** What the browser focuses where the frame itself stands out of its reach. */
  readonly anchor = createElement('span', { class: 'anchor', tabindex: '-1' });
  /** The box that looks like an input, with the frame in it. */
  readonly frame = createElement('div', { part: 'frame' });
  readonly parts: readonly HTMLElement[];
  readonly #label = createElement('slot', { name: 'label' });
  readonly #hint = createElement('slot', { name: 'hint' });
  readonly #error = createElement('div', { part: 'error' });

  /** @param focus called when the payer points at the box or its label */
  constructor(focus: () => void) {
    for (const name of ['placeholder', 'invalid']) this.look.append(createElement('i', { class: name }));
    // The frame's own label is what a screen reader reads, and its description says the error aloud.
    const label = createElement('div', { part: 'label', 'aria-hidden': 'true' }, this.#label);
    const { frame } = this;
    frame.append(this.look, this.anchor, createElement('slot', { name: 'frame' }));
    const hint = createElement('div', { part: 'hint' }, this.#hint);
    for (const part of [label, frame]) part.addEventListener('click', focus);
    for (const part of [label, hint]) part.addEventListener('slotchange', () => this.#hideSilent());
    this.anchor.addEventListener('focus', focus);
    this.parts = [this.surroundings, label, frame, this.#error, hint];
  }

  show({ label, hint, error }: FieldWords): void {
    this.#label.textContent = label;
    this.#hint.textContent = hint;
    this.#error.textContent = error;
    this.#hideSilent();
  }

  #hideSilent(): void {
    const hasError = this.#error.textContent !== '';
    for (const slot of [this.#label, this.#hint]) {
      const isSilent = slot.textContent === '' && slot.assignedNodes().length === 0;
      slot.parentElement?.toggleAttribute('hidden', isSilent || (slot === this.#hint && hasError));
    }
    this.#error.hidden = !hasError;
  }
}
