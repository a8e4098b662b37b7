import { type BrowserErrorCode, browserError, type FieldName, type FieldOptions } from '@inlay/protocol';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues } from 'lit';
import { InlayReadyEvent } from '../events/inlay-ready-event.ts';
import type { FieldGroup } from '../group/field-group.ts';
import { type Font, toFieldFont } from '../group/font.ts';
import { findGroup } from '../group/group-symbol.ts';
import { complain } from '../group/complain.ts';
import { languageOf } from './accessible-name.ts';
import { awaitGroup } from './await-group.ts';
import { pressEnter } from './enter-key.ts';
import { familyOf } from './family-of.ts';
import { fieldStyles } from './field.styles.ts';
import { FieldBox } from './field-box.ts';
import { FieldFrame } from './field-frame.ts';
import { hearInvalid } from './hear-invalid.ts';
import { readLook } from './read-look.ts';
import { JudgedField } from './judged-field.ts';
import { PageLook } from './page-look.ts';
import { AFTER_PRESS, isPressed } from './press.ts';
import { EMPTY } from './summarize.ts';
import { watchLook } from './watch-look.ts';

/**
 * A field of a payment, or several in one frame. The element is what the page sees: label, box, hint and error, validity
 * for its form. What the payer types stays in a frame of the vault's origin, and the element never learns it.
 *
 * @event {InlayReadyEvent} inlay-ready - The field can be used; it does not bubble.
 * @csspart frame - the box around the text
 * @cssstate loaded - the frame is there
 * @cssstate ready - the field can be used
 * @cssstate failed - the frame did not load
 * @cssprop [--inlay-background=Field] - ground of the box
 * @cssprop [--inlay-border=1px solid] - border of the box, as the shorthand takes it
 * @cssprop [--inlay-radius=0.25em] - corners of the box
 * @cssprop [--inlay-shadow=none] - shadow of the box
 * @cssprop [--inlay-padding=0.5em 0.625em] - room between border and text. Where it is set, the box is as high as this makes it
 * @cssprop [--inlay-color=FieldText] - color of the text
 * @cssprop [--inlay-font=inherit] - font of the text, as the shorthand takes it
 * @cssprop [--inlay-line-height=1.5] - height of a line of text
 * @cssprop [--inlay-placeholder-color=the text at 65 %] - color of the placeholder
 * @cssprop [--inlay-focus-color=the accent color of the page] - border and ring of the focus
 * @cssprop [--inlay-focus-outline=2px solid] - ring of the focus, as `outline` takes it
 * @cssprop [--inlay-focus-offset=-1px] - distance of the ring from the border
 * @cssprop [--inlay-disabled-opacity=0.5] - of a disabled box
 */
export abstract class FieldElement extends JudgedField {
  static override readonly styles: CSSResultGroup = fieldStyles;
  static override readonly properties: PropertyDeclarations = {
    ...JudgedField.properties,
    masked: { type: Boolean, reflect: true },
  };

  protected readonly box = new FieldBox(() => this.focus());
  readonly #frame = new FieldFrame(this, {
    options: () => this.#options(),
    report: ({ field, state }) => this.hear(field, state),
    ready: () => this.#becomeReady(),
    enter: () => pressEnter(this) && this.#goOn(),
    renewed: () => this.#loseValue(),
    failed: (code) => this.#failToLoad(code),
  });
  readonly #pageLook = new PageLook(this);
  /** What the frame in the page is for. */
  #mounted = '';
  #isReady = false;
  #hasFailed = false;
  /** The error that stands below the field. */
  #said = '';
  #stopWatching: (() => void) | undefined;

  /** Typed characters are shown as dots. Default: false. */
  declare masked: boolean;

  constructor() {
    super();
    this.masked = false;
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
    hearInvalid(this, (focused) => {
      this.showFlaw();
      // The browser focuses the frame; only the frame can focus the input in it.
      if (focused === this.#frame.element) this.focus();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.group = findGroup(this);
    this.group?.adopt(this);
    if (!this.group) void this.#awaitGroup();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.group?.release(this);
    this.group = undefined;
    this.#frame.unmount();
    this.#mounted = '';
    this.#rest();
  }

  /** A move that keeps the frame, and with it the value: there is nothing to do, unless it leads to another group. */
  connectedMoveCallback(): void {
    if (findGroup(this) === this.group) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }

  formResetCallback(): void {
    this.clear();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(...this.box.parts);
    (root as ShadowRoot).adoptedStyleSheets.push(this.#pageLook.sheet);
    return root;
  }

  protected override firstUpdated(): void {
    this.#watch();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#mounted && this.#mounted !== this.#purpose) this.#remount();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    // To press a button takes the focus from a field, whose error would move that button.
    if (!isPressed()) this.#said = this.message;
    else setTimeout(() => this.requestUpdate(), AFTER_PRESS);
    this.box.show({ label: this.label, hint: this.hint, error: this.#said });
    this.#frame.element.title = this.accessibleName;
    this.#frame.configure();
  }

  /** The fields are chosen from, not typed into. */
  protected get isChosen(): boolean {
    return false;
  }

  /** What differs from element to element in what a frame is told. */
  protected get frameOptions(): Partial<FieldOptions> {
    return {};
  }

  protected override get validityAnchor(): HTMLElement | undefined {
    const { element, isSlottedUp } = this.#frame;
    if (isSlottedUp) return this.hasUpdated ? this.box.anchor : undefined;
    return this.contains(element) ? element : undefined;
  }

  /**
   * Mounts the frame, once the group knows whose frames these are.
   *
   * @ignore
   */
  mount(group: FieldGroup): void {
    const { address, id } = group;
    const { names: fields, isChosen } = this;
    const tokenizer = group.tokenizer(familyOf(fields));
    if (!address || !tokenizer) return;
    this.#rest();
    try {
      this.#frame.element.title = this.accessibleName;
      this.#frame.mount({ address, tokenizer, group: id, fields, isChosen });
      this.#mounted = this.#purpose;
      this.updateValidity();
    } catch {
      this.fail('field_not_slotted');
    }
  }

  #rest(): void {
    this.#isReady = this.#hasFailed = false;
    this.setStates({ loaded: false, ready: false, failed: false });
  }

  /** Loads the frame anew, if it did not load. Whether it does. */
  retry(): boolean {
    return this.#hasFailed && this.reload();
  }

  /**
   * Loads the frame anew, if it is not there yet. Whether it does.
   *
   * @ignore
   */
  reload(): boolean {
    this.#hasFailed = false;
    return this.#frame.retry();
  }

  /** The sentence for it is the group's: its fields mostly fail together. */
  #failToLoad(code: BrowserErrorCode): void {
    this.#hasFailed = true;
    this.setStates({ failed: true });
    this.group?.fieldFailed(this, undefined);
    // Whoever hears of it may try again at once.
    if (this.tell(code) && this.#hasFailed) this.group?.fieldFailed(this, code);
  }

  /**
   * The network that a co-badged card is to be paid over, once there is a choice.
   *
   * @ignore
   */
  get network(): string | undefined {
    return undefined;
  }

  /** Reads anew how the page's inputs look: for a change that leaves no trace in attributes, style sheets and sizes. */
  refreshLook(): void {
    this.#pageLook.read(this.group?.host.inputClass() ?? '', () => this.requestUpdate());
  }

  /**
   * Hands fonts to the frame, and complains of those that it can't use.
   *
   * @ignore
   */
  async loadFonts(fonts: readonly Font[]): Promise<void> {
    if (!this.#isReady || fonts.length === 0) return;
    const loaded = await this.#frame.loadFonts(fonts.map(toFieldFont));
    if (!loaded) void complain(this, browserError('font_refused'));
  }

  /**
   * The tokenizer is new.
   *
   * @ignore
   */
  relink(): void {
    this.#frame.relink();
  }

  /** Waits until the field can be used: rejects with a `code` where that fails. */
  whenReady(): Promise<void> {
    return this.#frame.whenReady();
  }

  /** Asks the frame, since a state that it sent by itself may lag a keystroke. */
  async check(): Promise<void> {
    for (const { field, state } of await this.#frame.check()) this.hear(field, state);
  }

  /** Types into a field, which frames of test keys allow to tests. Whether it could. */
  enterText(field: FieldName, text: string): Promise<boolean> {
    return this.#frame.enterText(field, text);
  }

  /** The field can be used. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Focuses a field of the frame: without a name the first that needs attention. */
  override focus(field?: FieldName | FocusOptions): void {
    const name = typeof field === 'string' ? field : this.shown.first(this.names);
    if (!this.isDisabled) this.#frame.focus(name);
  }

  /** Takes the focus away. */
  override blur(): void {
    this.#frame.element.blur();
  }

  /** Empties the field and takes its error away. */
  clear(): void {
    this.shown.clear();
    this.requestUpdate();
    this.#frame.clear();
  }

  /** Fixed in a frame once it is mounted. */
  get #purpose(): string {
    return [this.isChosen, ...this.names].join();
  }

  /** Loads the frame as what it is for now. What it held is gone. */
  #remount(): void {
    this.#rest();
    this.forgetStates();
    this.#frame.unmount();
    this.#frame.element.remove();
    this.group?.host.edited(false);
    this.group?.adopt(this);
  }

  #options(): FieldOptions {
    return {
      fields: this.words,
      lang: languageOf(this),
      dir: getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr',
      disabled: this.isDisabled,
      readOnly: this.readOnly,
      masked: this.masked,
      layout: 'line',
      autoAdvance: false,
      style: readLook(this.box.look),
      ...this.frameOptions,
    };
  }

  #watch(): void {
    const looks = [this.box.look, this.box.surroundings];
    const isSized = (): boolean => this.#pageLook.isSized;
    this.#stopWatching = watchLook(this, looks, isSized, () => this.refreshLook());
    this.refreshLook();
  }

  async #awaitGroup(): Promise<void> {
    const group = await awaitGroup(this);
    if (!this.isConnected || this.group) return;
    this.group = group;
    if (group) group.adopt(this);
    else this.fail('group_missing');
  }

  #goOn(): void {
    const { next } = this;
    if (next) next.focus();
    else this.group?.host.entered(this.form);
  }

  #becomeReady(): void {
    this.#isReady = true;
    this.#hasFailed = false;
    this.setStates({ ready: true, failed: false });
    this.shown.clearLate();
    this.requestUpdate();
    this.dispatchEvent(new InlayReadyEvent());
    void this.loadFonts(this.group?.fonts ?? []);
    this.group?.fieldReady(this);
  }

  #loseValue(): void {
    this.#isReady = false;
    this.setStates({ ready: false });
    if (this.state.status === 'empty') return;
    for (const field of this.names) this.hear(field, EMPTY);
    this.fail('field_value_lost');
  }
}
