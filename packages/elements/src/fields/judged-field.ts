import { type BrowserErrorCode, browserError, type FieldError, type FieldName, type FieldState } from '@inlay/protocol';
import type { PropertyValues } from 'lit';
import { InlayChangeEvent } from '../events/inlay-change-event.ts';
import { InlayErrorEvent } from '../events/inlay-error-event.ts';
import { InlayFocusEvent } from '../events/inlay-focus-event.ts';
import { complain } from '../group/complain.ts';
import { FieldStates, isSameEntry } from './field-states.ts';
import { flawOf, worstOf } from './flaw-of.ts';
import { nextShownError } from './shown-error.ts';
import { ShownErrors } from './shown-errors.ts';
import { WordedField } from './worded-field.ts';

/**
 * How the fields of an element stand: what the page knows of them, which errors they show, and whether a form may be sent.
 *
 * @event {InlayChangeEvent} inlay-change - The state of a field is another, never per keystroke.
 * @event {InlayFocusEvent} inlay-focus - A field got the focus.
 * @event {InlayFocusEvent} inlay-blur - A field lost the focus.
 * @event {InlayErrorEvent} inlay-error - The field failed by itself, such as one that did not load.
 * @cssstate empty - nothing was typed
 * @cssstate focused - it has the focus
 * @cssstate complete - what was typed could be sent
 * @cssstate valid - it could be sent, and shows no error
 * @cssstate invalid - it shows an error
 * @cssstate autofilled - the browser filled it in
 * @cssprop [--inlay-invalid-text-color=inherit] - color of a text that is wrong
 * @cssprop [--inlay-invalid-color=red] - border and sentence of an error
 */
export abstract class JudgedField extends WordedField {
  readonly #states = new FieldStates();
  protected readonly shown = new ShownErrors();

  constructor() {
    super();
    this.setStates({ empty: true });
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.setStates({ invalid: this.hasError, valid: this.state.status === 'valid' && !this.hasError });
    this.updateValidity();
  }

  /** Where a browser points when it reports an error. */
  protected abstract get validityAnchor(): HTMLElement | undefined;

  protected override shownOf(field: FieldName): BrowserErrorCode | undefined {
    return this.shown.of(field);
  }

  /**
   * Shows an error that came from elsewhere than from the field's own state.
   *
   * @ignore
   */
  showError(field: FieldName, code: BrowserErrorCode | undefined): void {
    this.shown.show(field, code);
    this.requestUpdate();
  }

  /**
   * Shows what makes the fields invalid to their form.
   *
   * @ignore
   */
  showFlaw(): void {
    for (const field of this.names) {
      const code = this.#flawOf(field);
      if (code) this.showError(field, code);
    }
  }

  /**
   * Shows and tells that the field can't be used.
   *
   * @ignore
   */
  fail(code: BrowserErrorCode): void {
    const [field] = this.names;
    if (!field || !this.tell(code)) return;
    const isForPayer = browserError(code).audience !== 'integrator';
    this.showError(field, isForPayer ? code : 'frame_timeout');
  }

  /** Tells the page of an error. Whether the page leaves it to the elements to show it. */
  protected tell(code: BrowserErrorCode): boolean {
    const [field] = this.names;
    if (!field) return false;
    const error = browserError(code, { field });
    void complain(this, error);
    return this.dispatchEvent(new InlayErrorEvent(error, { field }));
  }

  /** What the page may know of the fields, together: never a digit. */
  get state(): FieldState {
    return this.#states.together(this.names);
  }

  /** The state of one of several fields. */
  stateOf(field: FieldName): FieldState {
    return this.#states.of(field);
  }

  /** What the frame said of a field, before the page judged it. */
  protected toldOf(field: FieldName): FieldState {
    return this.#states.told(field);
  }

  /** The field shows an error, its own or the page's. */
  get hasError(): boolean {
    return this.message !== '';
  }

  /**
   * What the page refuses by itself, before a token is asked for.
   *
   * @ignore
   */
  async refusals(): Promise<readonly FieldError[]> {
    return [];
  }

  /** What the page makes of a state that the frame told. */
  protected judge(_field: FieldName, told: FieldState): FieldState {
    return told;
  }

  /** The page judges by another measure than before. */
  protected judgeAgain(): void {
    for (const field of this.names) this.hear(field, this.#states.told(field));
  }

  /** Why a field can't be sent as it stands. */
  #flawOf(field: FieldName): BrowserErrorCode | undefined {
    // Of several fields none may be left out once one is filled in.
    return flawOf(this.stateOf(field), this.required || this.state.status !== 'empty');
  }

  protected hear(field: FieldName, told: FieldState): void {
    const before = this.stateOf(field);
    const now = this.judge(field, told);
    this.#states.set(field, now, told);
    const { status, focused, autofilled } = this.state;
    this.setStates({
      loaded: true,
      focused,
      autofilled,
      empty: status === 'empty',
      complete: status === 'valid',
    });
    this.showError(field, nextShownError(this.shown.of(field), before, now));
    this.updateValidity();
    if (before.focused !== now.focused) {
      this.dispatchEvent(new InlayFocusEvent(now.focused ? 'inlay-focus' : 'inlay-blur', field));
    }
    if (isSameEntry(before, now)) return;
    this.group?.host.edited(now.status !== 'empty');
    this.dispatchEvent(new InlayChangeEvent(field, now));
  }

  /** Nothing is known of the fields any more. */
  protected forgetStates(): void {
    this.#states.forget();
    this.shown.clear();
  }

  /** Tells the form how the fields stand. */
  protected updateValidity(): void {
    const flaw = worstOf(this.names.flatMap((name) => this.#flawOf(name) ?? []));
    const flags = flaw === 'field_required' ? { valueMissing: true } : { badInput: true };
    if (!flaw) this.internals.setValidity({});
    else this.internals.setValidity(flags, this.sentence(flaw), this.validityAnchor);
  }
}
