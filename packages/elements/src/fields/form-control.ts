import type { PropertyDeclarations } from 'lit';
import { FormElement } from '../form-element.ts';

/** What the web's own controls have in common: they are required, disabled, read-only, and valid or not. */
export abstract class FormControl extends FormElement {
  static override readonly properties: PropertyDeclarations = {
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    readOnly: { type: Boolean, reflect: true, attribute: 'readonly' },
  };

  #isInDisabledFieldset = false;

  /** The form can't be submitted while the field is empty. Default: false. */
  declare required: boolean;
  /** The field can't be used and takes no part in the payment. Default: false. */
  declare disabled: boolean;
  /** The field shows what it holds and takes no other. Default: false. */
  declare readOnly: boolean;

  constructor() {
    super();
    this.required = this.disabled = this.readOnly = false;
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isInDisabledFieldset = isDisabled;
    this.requestUpdate();
  }

  /** Disabled by itself, or by a fieldset around it. */
  get isDisabled(): boolean {
    return this.disabled || this.#isInDisabledFieldset;
  }

  /** The `<label>` elements of the field. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  /** How the field stands to its form. */
  get validity(): ValidityState {
    return this.internals.validity;
  }

  /** Why the field is invalid to its form; empty while it is valid. */
  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  /** The field takes part in the validation of its form. */
  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  /** Whether the field is valid; tells of it by an `invalid` event where not. */
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** Whether the field is valid; shows the payer where not. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
}
