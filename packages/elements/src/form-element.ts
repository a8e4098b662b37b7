import { ReactiveElement } from 'lit';

/** An element that belongs to a form, and whose states a page can style. */
export abstract class FormElement extends ReactiveElement {
  static readonly formAssociated = true;

  protected readonly internals = this.attachInternals();

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** Sets what `:state(…)` matches. A browser that knows no states shows none; nothing else depends on them. */
  protected setStates(states: Readonly<Record<string, boolean>>): void {
    const set = this.internals.states;
    try {
      for (const [name, isOn] of Object.entries(states)) if (set.has(name) !== isOn) set[isOn ? 'add' : 'delete'](name);
    } catch {}
  }
}
