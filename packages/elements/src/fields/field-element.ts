import {
  type BrowserErrorCode,
  browserError,
  type FieldName,
  type FieldOptions,
  type FieldState,
  type FieldWords,
} from '@inlay/protocol';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { InlayChangeEvent } from '../events/inlay-change-event.ts';
import { InlayErrorEvent } from '../events/inlay-error-event.ts';
import { InlayFocusEvent } from '../events/inlay-focus-event.ts';
import { InlayReadyEvent } from '../events/inlay-ready-event.ts';
import type { FieldGroup } from '../group/field-group.ts';
import { type Font, toFieldFont } from '../group/font.ts';
import { findGroup } from '../group/group-symbol.ts';
import { complain } from '../group/complain.ts';
import { localeFor } from '../locales/locales.ts';
import type { Locale } from '../locales/locale.ts';
import { sentenceOf } from '../locales/sentence-of.ts';
import { accessibleName, languageOf } from './accessible-name.ts';
import { familyOf } from './family-of.ts';
import { fieldStyles } from './field.styles.ts';
import { FieldBox } from './field-box.ts';
import { FieldFrame } from './field-frame.ts';
import { readLook } from './read-look.ts';
import { PageLook } from './page-look.ts';
import { nextShownError } from './shown-error.ts';
import { EMPTY, summarize } from './summarize.ts';
import { FormControl } from './form-control.ts';
import { watchLook } from './watch-look.ts';

/**
 * A field of a payment, or several in one frame. The element is what the page sees: label, box, hint and error, validity
 * for its form. What the payer types stays in a frame of the vault's origin, and the element never learns it.
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
    masked: { type: Boolean, reflect: true },
  };

  readonly #box = new FieldBox(() => this.focus());
  readonly #frame = new FieldFrame(this, {
    options: () => this.#options(),
    report: ({ field, state }) => this.#changeState(field, state),
    ready: () => this.#becomeReady(),
    enter: () => this.#enter(),
    renewed: () => this.#loseValue(),
    failed: (code) => this.fail(code),
  });
  readonly #pageLook = new PageLook(this);
  #group: FieldGroup | undefined;
  readonly #states = new Map<FieldName, FieldState>();
  /** The errors that are shown, if no `error` of the page's overrides them. */
  readonly #shown = new Map<FieldName, BrowserErrorCode>();
  #isReady = false;
  #stopWatching: (() => void) | undefined;

  /** The label, which is also the accessible name. Default: what `<label>` elements or `aria-label` say. */
  declare label: string;
  /** Default: none, or for an expiry date its pattern. */
  declare placeholder: string;
  declare hint: string;
  /** A sentence of the page's own to show as the field's error. Default: the field's own errors. */
  declare error: string;
  /** Typed characters are shown as dots. Default: false. */
  declare masked: boolean;

  constructor() {
    super();
    this.label = this.placeholder = this.hint = this.error = '';
    this.masked = false;
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
    (root as ShadowRoot).adoptedStyleSheets.push(this.#pageLook.sheet);
    return root;
  }

  protected override firstUpdated(): void {
    this.#watch();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#box.show({ label: this.label, hint: this.hint, error: this.#message });
    this.setStates({ invalid: this.hasError, valid: this.state.status === 'valid' && !this.hasError });
    this.#updateValidity();
    this.#frame.element.title = this.#name;
    this.#frame.configure();
  }

  /** The fields in the frame, in their order. */
  abstract get names(): readonly FieldName[];

  protected abstract get defaultLabel(): string;

  protected abstract placeholderOf(field: FieldName): string;

  /** How a screen reader calls one of several fields. */
  protected labelOf(_field: FieldName): string {
    return this.#name;
  }

  /** The fields are chosen from, not typed into. */
  protected get isChosen(): boolean {
    return false;
  }

  /** What the values of a choice are called, where they need a name. */
  protected choicesOf(_field: FieldName): readonly string[] | undefined {
    return undefined;
  }

  /** What differs from element to element in what a frame is told. */
  protected get frameOptions(): Partial<FieldOptions> {
    return {};
  }

  /** What the element says, in the language that it stands in. */
  get locale(): Locale {
    return localeFor(languageOf(this), () => this.requestUpdate());
  }

  /** Mounts the frame. Called by the group, once it knows whose frames these are. */
  mount(group: FieldGroup): void {
    const { address, id } = group;
    const { names: fields, isChosen } = this;
    const tokenizer = group.tokenizer(familyOf(fields));
    if (!address || !tokenizer) return;
    try {
      this.#frame.element.title = this.#name;
      this.#frame.mount({ address, tokenizer, group: id, fields, isChosen });
      this.#updateValidity();
    } catch {
      this.fail('field_not_slotted');
    }
  }

  /** Shows an error that came from elsewhere than from the field's own state. */
  showError(field: FieldName, code: BrowserErrorCode | undefined): void {
    if (code) this.#shown.set(field, code);
    else this.#shown.delete(field);
    this.requestUpdate();
  }

  /** Shows what makes the fields invalid to their form. */
  showFlaw(): void {
    for (const field of this.names) {
      const code = this.#flawOf(field);
      if (code) this.showError(field, code);
    }
  }

  /** Shows and tells that the field can't be used. */
  fail(code: BrowserErrorCode): void {
    const [field] = this.names;
    if (!field) return;
    const error = browserError(code, { field });
    const isForPayer = error.audience !== 'integrator';
    const told = this.dispatchEvent(new InlayErrorEvent(error, { field }));
    if (told) this.showError(field, isForPayer ? code : 'frame_timeout');
    complain(this, error);
  }

  /** Reads anew how the page looks. */
  refreshLook(): void {
    this.#pageLook.read(this.#group?.host.inputClass() ?? '');
    this.requestUpdate();
  }

  /** Hands fonts to the frame, and complains of those that it can't use. */
  async loadFonts(fonts: readonly Font[]): Promise<void> {
    if (!this.#isReady || fonts.length === 0) return;
    const loaded = await this.#frame.loadFonts(fonts.map(toFieldFont));
    if (!loaded) complain(this, browserError('font_refused'));
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
    for (const { field, state } of await this.#frame.check()) this.#changeState(field, state);
  }

  /** What the page may know of the fields, together: never a digit. */
  get state(): FieldState {
    return summarize(this.names.map((name) => this.stateOf(name)));
  }

  stateOf(field: FieldName): FieldState {
    return this.#states.get(field) ?? EMPTY;
  }

  /** Types into a field, which frames of test keys allow to tests. Whether it could. */
  enterText(field: FieldName, text: string): Promise<boolean> {
    return this.#frame.enterText(field, text);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** The field shows an error, its own or the page's. */
  get hasError(): boolean {
    return this.#message !== '';
  }

  /** Focuses a field of the frame: without a name the first that needs attention. */
  override focus(field?: FieldName | FocusOptions): void {
    const name = typeof field === 'string' ? field : this.names.find((each) => this.#shown.has(each));
    if (!this.isDisabled) this.#frame.focus(name);
  }

  override blur(): void {
    this.#frame.element.blur();
  }

  /** Empties the field and takes its error away. */
  clear(): void {
    this.#shown.clear();
    this.requestUpdate();
    this.#frame.clear();
  }

  get #message(): string {
    const first = this.names.find((name) => this.#shown.has(name));
    return this.error || (first ? this.#errorOf(first) : '');
  }

  #errorOf(field: FieldName): string {
    const code = this.#shown.get(field);
    return code ? this.#sentence(code) : '';
  }

  /** Why a field can't be sent as it stands. */
  #flawOf(field: FieldName): BrowserErrorCode | undefined {
    const { status, code } = this.stateOf(field);
    // Of several fields none may be left out once one is filled in.
    if (status === 'empty') return this.required || this.state.status !== 'empty' ? 'field_required' : undefined;
    return status === 'valid' ? undefined : (code ?? 'fields_invalid');
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
    return sentenceOf(code, this.locale, this.#group?.messages);
  }

  #options(): FieldOptions {
    return {
      fields: Object.fromEntries(this.names.map((name) => [name, this.#wordsOf(name)])),
      lang: languageOf(this),
      dir: getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr',
      disabled: this.isDisabled,
      readOnly: this.readOnly,
      masked: this.masked,
      layout: 'line',
      autoAdvance: false,
      style: readLook(this.#box.look),
      ...this.frameOptions,
    };
  }

  #wordsOf(field: FieldName): FieldWords {
    const message = this.error || this.#errorOf(field);
    const hint = this.hint || (this.querySelector(':scope > [slot=hint]')?.textContent?.trim() ?? '');
    const choices = this.choicesOf(field);
    return {
      label: this.labelOf(field),
      placeholder: this.placeholderOf(field).slice(0, 200),
      description: (message || hint).slice(0, 500),
      required: this.required,
      invalid: message !== '',
      ...(choices && { choices }),
    };
  }

  #watch(): void {
    this.#stopWatching = watchLook(this, this.#box.look, () => this.refreshLook());
    this.refreshLook();
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
    for (const [field, code] of this.#shown) if (code !== 'field_value_lost') this.showError(field, undefined);
    this.dispatchEvent(new InlayReadyEvent());
    void this.loadFonts(this.#group?.fonts ?? []);
    this.#group?.fieldReady();
  }

  #changeState(field: FieldName, now: FieldState): void {
    const before = this.stateOf(field);
    this.#states.set(field, now);
    const { status, focused, autofilled } = this.state;
    this.setStates({
      loaded: true,
      focused,
      autofilled,
      empty: status === 'empty',
      complete: status === 'valid',
    });
    this.showError(field, nextShownError(this.#shown.get(field), before, now));
    this.#updateValidity();
    if (before.focused !== now.focused) {
      this.dispatchEvent(new InlayFocusEvent(now.focused ? 'inlay-focus' : 'inlay-blur', field));
    }
    if (isSame({ ...before, focused: now.focused }, now)) return;
    this.#group?.host.edited();
    this.dispatchEvent(new InlayChangeEvent(field, now));
  }

  #loseValue(): void {
    this.#isReady = false;
    this.setStates({ ready: false });
    if (this.state.status === 'empty') return;
    for (const field of this.names) this.#changeState(field, EMPTY);
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
    const flaws = this.names.flatMap((name) => this.#flawOf(name) ?? []);
    const flaw = flaws.find((code) => code !== 'field_required') ?? flaws[0];
    const anchor = this.#frame.isSlottedUp
      ? this.hasUpdated && this.#box.anchor
      : this.contains(this.#frame.element) && this.#frame.element;
    const flags = flaw === 'field_required' ? { valueMissing: true } : { badInput: true };
    if (!flaw) this.internals.setValidity({});
    else this.internals.setValidity(flags, this.#sentence(flaw), anchor || undefined);
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
  const isKept = (['status', 'focused', 'autofilled', 'code', 'brand'] as const).every(
    (key) => before[key] === now[key],
  );
  return isKept && before.brands?.join() === now.brands?.join();
}
