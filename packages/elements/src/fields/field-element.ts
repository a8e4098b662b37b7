import {
  type BrowserErrorCode,
  browserError,
  type FieldName,
  type FieldOptions,
  type FieldState,
} from '@inlay/protocol';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { InlayChangeEvent } from '../events/inlay-change-event.ts';
import { InlayErrorEvent } from '../events/inlay-error-event.ts';
import { InlayFocusEvent } from '../events/inlay-focus-event.ts';
import { InlayReadyEvent } from '../events/inlay-ready-event.ts';
import type { FieldGroup } from '../group/field-group.ts';
import { findGroup } from '../group/group-symbol.ts';
import { complain } from '../group/complain.ts';
import { accessibleName, languageOf } from './accessible-name.ts';
import { fieldStyles } from './field.styles.ts';
import { FieldBox } from './field-box.ts';
import { FieldFrame } from './field-frame.ts';
import { readLook } from './read-look.ts';
import { nextShownError } from './shown-error.ts';
import { FormControl } from './form-control.ts';
import { watchLook } from './watch-look.ts';

const EMPTY: FieldState = { status: 'empty', focused: false, autofilled: false };

/**
 * A field of a payment. The element is what the page sees: label, box, hint and error, validity for its form. What the
 * payer types stays in a frame of the vault's origin, and the element never learns it.
 *
 * @slot label - the label, as elements instead of the attribute
 * @slot hint - the hint, as elements instead of the attribute
 * @csspart label, frame, hint, error
 * @cssstate loaded, ready, empty, focused, complete, valid, invalid, autofilled
 */
export abstract class FieldElement extends FormControl {
  static override readonly styles = fieldStyles;
  static override readonly properties: PropertyDeclarations = {
    ...FormControl.properties,
    label: {},
    placeholder: {},
    hint: {},
    error: {},
    shown: { state: true },
  };

  readonly #box = new FieldBox(() => this.focus());
  readonly #frame = new FieldFrame(this, {
    options: () => this.#options(),
    state: (state) => this.#changeState(state),
    ready: () => this.#becomeReady(),
    enter: () => this.#enter(),
    renewed: () => this.#loseValue(),
    failed: (code) => this.fail(code),
  });
  #group: FieldGroup | undefined;
  #state: FieldState = EMPTY;
  #isReady = false;
  #stopWatching: (() => void) | undefined;

  /** The error that is shown, if no `error` of the page's overrides it. */
  declare protected shown: BrowserErrorCode | undefined;

  /** The label, which is also the accessible name. Default: what `<label>` elements or `aria-label` say. */
  declare label: string;
  /** Default: none, or for an expiry date its pattern. */
  declare placeholder: string;
  declare hint: string;
  /** A sentence of the page's own to show as the field's error. Default: the field's own errors. */
  declare error: string;
  abstract readonly field: FieldName;
  protected abstract readonly defaultLabel: string;
  protected readonly defaultPlaceholder: string = '';

  constructor() {
    super();
    this.label = this.placeholder = this.hint = this.error = '';
    this.setStates({ empty: true });
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
    this.addEventListener('invalid', (event) => {
      if (!event.defaultPrevented) this.#hearInvalid();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#group = findGroup(this);
    this.#group?.adopt(this);
    if (!this.#group) void this.#awaitGroup();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#group?.release(this);
    this.#group = undefined;
    this.#frame.unmount();
    this.#isReady = false;
    this.setStates({ loaded: false, ready: false });
  }

  /** A move that keeps the frame, and with it the value: there is nothing to do, unless it leads to another group. */
  connectedMoveCallback(): void {
    if (findGroup(this) === this.#group) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }

  formResetCallback(): void {
    this.clear();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(...this.#box.parts);
    return root;
  }

  protected override firstUpdated(): void {
    this.#watch();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#box.show({ label: this.label, hint: this.hint, error: this.#message });
    this.setStates({ invalid: this.hasError, valid: this.#state.status === 'valid' && !this.hasError });
    this.#updateValidity();
    this.#frame.element.title = this.#name;
    this.#frame.configure();
  }

  /** Mounts the frame. Called by the group, once it knows whose frames these are. */
  mount(group: FieldGroup): void {
    const { address, tokenizer, id } = group;
    if (!address || !tokenizer) return;
    try {
      this.#frame.element.title = this.#name;
      this.#frame.mount({ address, tokenizer, group: id, field: this.field });
      this.#updateValidity();
    } catch {
      this.fail('field_not_slotted');
    }
  }

  /** Shows an error that came from elsewhere than from the field's own state. */
  showError(code: BrowserErrorCode | undefined): void {
    this.shown = code;
  }

  /** Shows what makes the field invalid to its form. */
  showFlaw(): void {
    if (!this.validity.valid) this.shown = this.#state.code ?? 'field_required';
  }

  /** Shows and tells that the field can't be used. */
  fail(code: BrowserErrorCode): void {
    const error = browserError(code, { field: this.field });
    const isForPayer = error.audience !== 'integrator';
    const told = this.dispatchEvent(new InlayErrorEvent(error, { field: this.field }));
    if (told) this.shown = isForPayer ? code : 'frame_timeout';
    complain(this, error);
  }

  /** The tokenizer is new. */
  relink(): void {
    this.#frame.relink();
  }

  whenReady(): Promise<void> {
    return this.#frame.whenReady();
  }

  /** Asks the frame, since a state that it sent by itself may lag a keystroke. */
  async check(): Promise<void> {
    const state = await this.#frame.check();
    if (state) this.#changeState(state);
  }

  /** What the page may know of the field: never a digit. */
  get state(): FieldState {
    return this.#state;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** The field shows an error, its own or the page's. */
  get hasError(): boolean {
    return this.#message !== '';
  }

  override focus(): void {
    if (!this.isDisabled) this.#frame.focus();
  }

  override blur(): void {
    this.#frame.element.blur();
  }

  /** Empties the field and takes its error away. */
  clear(): void {
    this.shown = undefined;
    this.#frame.clear();
  }

  get #message(): string {
    return this.error || (this.shown ? this.#sentence(this.shown) : '');
  }

  get #name(): string {
    return accessibleName({
      host: this,
      internals: this.internals,
      label: this.label,
      fallback: this.defaultLabel,
    });
  }

  #sentence(code: BrowserErrorCode): string {
    return this.#group?.sentence(code) ?? browserError(code).message;
  }

  #options(): FieldOptions {
    const message = this.#message;
    const hint = this.hint || (this.querySelector(':scope > [slot=hint]')?.textContent?.trim() ?? '');
    return {
      label: this.#name,
      placeholder: (this.placeholder || this.defaultPlaceholder).slice(0, 200),
      description: (message || hint).slice(0, 500),
      lang: languageOf(this),
      dir: getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr',
      required: this.required,
      disabled: this.isDisabled,
      readOnly: this.readOnly,
      invalid: message !== '',
      style: readLook(this.#box.look),
    };
  }

  #watch(): void {
    this.#stopWatching = watchLook(this, this.#box.look, () => this.requestUpdate());
  }

  /** The element of the group may be defined later than that of its fields. */
  async #awaitGroup(): Promise<void> {
    const parent = this.closest('inlay-fields');
    if (parent) await customElements.whenDefined('inlay-fields');
    else await new Promise((resolve) => setTimeout(resolve));
    if (!this.isConnected || this.#group) return;
    this.#group = findGroup(this);
    if (this.#group) this.#group.adopt(this);
    else this.fail('group_missing');
  }

  #becomeReady(): void {
    this.#isReady = true;
    this.setStates({ ready: true });
    // It was late, and failed for that: now it is there. A loss is still a loss.
    if (this.shown !== 'field_value_lost') this.shown = undefined;
    this.dispatchEvent(new InlayReadyEvent());
    this.#group?.fieldReady();
  }

  #changeState(now: FieldState): void {
    const before = this.#state;
    this.#state = now;
    const { focused, autofilled } = now;
    this.setStates({
      loaded: true,
      focused,
      autofilled,
      empty: now.status === 'empty',
      complete: now.status === 'valid',
    });
    this.shown = nextShownError(this.shown, before, now);
    this.#updateValidity();
    this.requestUpdate();
    if (before.focused !== now.focused) {
      this.dispatchEvent(new InlayFocusEvent(now.focused ? 'inlay-focus' : 'inlay-blur', this.field));
    }
    if (isSame({ ...before, focused }, now)) return;
    this.#group?.host.edited();
    this.dispatchEvent(new InlayChangeEvent(this.field, now));
  }

  #loseValue(): void {
    this.#isReady = false;
    this.setStates({ ready: false });
    if (this.#state.status === 'empty') return;
    this.#changeState(EMPTY);
    this.fail('field_value_lost');
  }

  /** What an input does: a keydown that the page may cancel, then the form's implicit submission. */
  #enter(): void {
    const event = new KeyboardEvent('keydown', {
      key: 'Enter',
      code: 'Enter',
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (this.dispatchEvent(event)) this.#group?.host.entered(this.form);
  }

  #updateValidity(): void {
    const { status, code = 'field_required' } = this.#state;
    const flags = status === 'empty' ? { valueMissing: this.required } : { badInput: status !== 'valid' };
    const isWrong = Object.values(flags).includes(true);
    const anchor = this.#frame.isSlottedUp
      ? this.hasUpdated && this.#box.anchor
      : this.contains(this.#frame.element) && this.#frame.element;
    if (!isWrong) this.internals.setValidity({});
    else this.internals.setValidity(flags, this.#sentence(code), anchor || undefined);
  }

  /**
   * A page may ask whether its form is valid at any time, and nobody should be blamed for that. Only a browser that
   * reports moves the focus to what is wrong.
   */
  #hearInvalid(): void {
    const { activeElement } = this.ownerDocument;
    setTimeout(() => {
      const { activeElement: focused } = this.ownerDocument;
      if (focused !== activeElement) this.showFlaw();
      // The browser focuses the frame; only the frame can focus the input in it.
      if (focused !== activeElement && focused === this.#frame.element) this.focus();
    });
  }
}

function isSame(before: FieldState, now: FieldState): boolean {
  return (['status', 'focused', 'autofilled', 'code', 'brand'] as const).every((key) => before[key] === now[key]);
}
