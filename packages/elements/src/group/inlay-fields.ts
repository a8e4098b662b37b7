import { browserError, type FieldName, type FieldState, isCodedError } from '@inlay/protocol';
import type { PropertyValues } from 'lit';
import { ancestors } from '../ancestors.ts';
import { InlayErrorEvent, type TokenizeError } from '../events/inlay-error-event.ts';
import { InlayReadyEvent } from '../events/inlay-ready-event.ts';
import { InlayTokenEvent, type Token } from '../events/inlay-token-event.ts';
import { prewarmedAddress } from '../frames/tokenizers.ts';
import { toVaultAddress } from '../frames/vault-address.ts';
import { watchLanguage } from '../fields/watch-language.ts';
import { complain } from './complain.ts';
import { ConfiguredFields, DEFAULT_TOKEN_NAME } from './configured-fields.ts';
import { FieldGroup, type GroupHost, type TokenizeOptions } from './field-group.ts';
import { fieldsStyles } from './fields.styles.ts';
import { createElement } from '../create-element.ts';
import { GROUP } from './group-symbol.ts';
import { LoadNotice } from './load-notice.ts';
import { PlainForm } from './plain-form.ts';

/** How a group stands. */
export interface FieldsState {
  /** Every field can be used. */
  readonly ready: boolean;
  /** A token is on its way. */
  readonly busy: boolean;
  /** A token can be made of what the fields hold. */
  readonly complete: boolean;
  readonly fields: { readonly [name in FieldName]?: FieldState };
}

/**
 * The fields of one payment. Inside a form it makes the form post a single-use token instead of a card; outside, or for
 * those who script, `tokenize()` gives one.
 *
 * @tag inlay-fields
 * @attr {string} form - The id of the form that the fields belong to, where they stand outside of it.
 * @event {InlayReadyEvent} inlay-ready - All fields can be used; it does not bubble.
 * @event {InlayTokenEvent} inlay-token - A token was made; canceled, the form is not submitted.
 * @event {InlayErrorEvent} inlay-error - Something failed; canceled, no sentence is shown.
 * @slot - the fields, and whatever stands between them
 * @csspart error - a failure that belongs to no field
 * @csspart retry - the button that loads fields which did not load
 * @cssstate ready - every field can be used
 * @cssstate busy - a token is on its way
 * @cssstate complete - a token can be made of what the fields hold
 * @cssprop [--inlay-invalid-color=red] - color of the failure
 * @cssprop [--inlay-message-font=inherit] - font of the failure, as the shorthand takes it
 */
export class InlayFields extends ConfiguredFields {
  static override readonly styles = fieldsStyles;
  readonly #group = new FieldGroup(this.#toHost());
  readonly #error = createElement('div', { part: 'error', role: 'alert' });
  readonly #notice = new LoadNotice(
    () => this.retry(),
    () => this.focus(),
  );
  #plainForm: PlainForm | undefined;
  #pending: Promise<Made> | undefined;
  #stopWatching: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#address) this.#open();
    else setTimeout(() => this.isConnected && !this.#group.address && this.#open());
    setTimeout(() => this.#lookForOuterForm());
    this.#stopWatching = watchLanguage(this, () => this.requestUpdate());
    this.#attach(this.form);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#attach(null);
    this.#group.close();
  }

  /** A move that keeps the frames. */
  connectedMoveCallback(): void {
    this.#attach(this.form);
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#attach(this.isConnected ? form : null);
  }

  formResetCallback(): void {
    this.clear();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(document.createElement('slot'), this.#error, ...this.#notice.parts);
    return root;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const { failure, messages, locale } = this;
    this.#group.messages = messages;
    this.#group.locale = locale;
    this.#error.textContent = failure ? this.sentence(failure) : '';
    this.#showFailure();
    if (changed.has('messages') || changed.has('locale')) this.#reword();
    this.#group.fonts = this.fonts ?? [];
    if (changed.has('fonts')) this.#group.loadFonts();
    if (changed.has('inputClass') && this.hasUpdated) this.#group.refreshLook();
    const isMoved = this.hasUpdated && (changed.has('vault') || changed.has('publishableKey'));
    if (isMoved && this.isConnected) this.#open();
  }

  /** How the fields stand, together and one by one. */
  get state(): FieldsState {
    return {
      ready: this.#group.isReady,
      busy: this.#pending !== undefined,
      complete: this.#group.isComplete,
      fields: Object.fromEntries(
        this.#group.fields.flatMap((element) => element.names.map((name) => [name, element.stateOf(name)])),
      ),
    };
  }

  /**
   * Makes a single-use token of what the fields hold. Called twice at once, it makes one. Called in a submit listener, it
   * gives the token that was made for that submit.
   *
   * @throws {TokenizeError} whose `code` and `fieldErrors` say why; the fields show their sentences by then
   */
  async tokenize(options: TokenizeOptions = {}): Promise<Token> {
    const taken = this.#plainForm?.take(this.#group);
    if (taken) return taken;
    const { token } = await this.#make(options);
    this.#take();
    return token;
  }

  /** Loads the fields that did not load. Where all did, it does nothing. */
  retry(): void {
    this.#group.retry();
  }

  /** Empties all fields. */
  clear(): void {
    this.failure = undefined;
    this.#forget();
    for (const field of this.#group.fields) field.clear();
  }

  /** Focuses a field: without a name the first that needs attention. */
  override focus(name?: FieldName | FocusOptions): void {
    const field = typeof name === 'string' ? name : undefined;
    this.#group.find(field)?.focus(field);
  }

  /** @internal The fields find their group here. */
  get [GROUP](): FieldGroup {
    return this.#group;
  }

  get #address(): boolean {
    return Boolean((this.vault && this.publishableKey) || prewarmedAddress());
  }

  #open(): void {
    try {
      const prewarmed = prewarmedAddress();
      this.#group.open(
        toVaultAddress(this.vault ?? prewarmed?.vault ?? null, this.publishableKey ?? prewarmed?.key ?? null),
      );
    } catch (error) {
      this.#group.close();
      this.#fail(error);
    }
  }

  #attach(form: HTMLFormElement | null): void {
    this.#group.followForm(this.getAttribute('form'));
    this.#plainForm?.detach(this.#group);
    this.#plainForm = form ? PlainForm.of(form) : undefined;
    this.#plainForm?.attach(this.#group);
  }

  /** A form around the shadow root that this stands in knows nothing of it, and would post no token. */
  #lookForOuterForm(): void {
    if (!this.isConnected || this.form) return;
    const isAround = [...ancestors(this)].some((node) => node instanceof HTMLFormElement);
    if (isAround) this.#fail(browserError('form_out_of_reach'));
  }

  #make(options: TokenizeOptions): Promise<Made> {
    this.#pending ??= this.#tokenize(options).finally(() => {
      this.#pending = undefined;
      this.#showState();
    });
    this.#showState();
    return this.#pending;
  }

  async #tokenize(options: TokenizeOptions): Promise<Made> {
    this.failure = undefined;
    const { billingAddress, holderName } = this;
    try {
      const token = await this.#group.tokenize({
        ...(holderName && { holderName }),
        ...(billingAddress && { billingAddress }),
        ...options,
      });
      return { token, isKept: this.dispatchEvent(new InlayTokenEvent(token)) };
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /** Tells of an error, and shows it unless the page canceled that. */
  #fail(cause: unknown): TokenizeError {
    const error = Object.assign(isCodedError(cause) ? cause : browserError('tokenize_failed', { cause }), {
      fieldErrors: (cause as Partial<TokenizeError>).fieldErrors ?? [],
    });
    void complain(this, error);
    const { fieldErrors, audience } = error;
    if (!this.dispatchEvent(new InlayErrorEvent(error, { fieldErrors }))) return error;
    const told = fieldErrors.filter(({ field, code }) => {
      const element = this.#group.find(field);
      element?.showError(field, code);
      return element;
    });
    if (told.length > 0) return error;
    const isForPayer = audience === 'payer' || audience === 'network';
    if (this.#notice.isShown) this.#notice.repeat();
    else this.failure = isForPayer ? error.code : 'tokenize_failed';
    return error;
  }

  #take(): void {
    if (this.clearOnSuccess) this.clear();
  }

  #reword(): void {
    this.#group.reword();
    for (const card of this.querySelectorAll('inlay-stored-card')) card.requestUpdate();
  }

  #forget(isFilled = false): void {
    this.#plainForm?.forget(this.#group, isFilled);
    this.#showState();
  }

  #showState(): void {
    const { ready, busy, complete } = this.state;
    this.setStates({ ready, busy, complete });
    this.internals.ariaBusy = String(busy);
    this.#showFailure();
  }

  #showFailure(): void {
    const { failure, isRetrying } = this.#group;
    const isForPayer = failure && browserError(failure).audience !== 'integrator';
    this.#notice.show({
      sentence: failure ? this.sentence(isForPayer ? failure : 'frame_timeout') : '',
      retry: this.words.words.retry,
      isRetrying,
    });
  }

  #toHost(): GroupHost {
    return {
      name: () => this.name || DEFAULT_TOKEN_NAME,
      inputClass: () => this.inputClass,
      ready: () => this.dispatchEvent(new InlayReadyEvent()),
      changed: () => this.#showState(),
      edited: (isFilled) => this.#forget(isFilled),
      taken: () => this.#take(),
      entered: (form) => (form ?? this.form) && this.#plainForm?.submitImplicitly(),
      refuse: (code) => void this.#fail(browserError(code)),
      pay: async () => {
        try {
          const { token, isKept } = await this.#make({});
          if (isKept) return token;
          this.#take();
          return undefined;
        } catch {
          this.focus();
          return undefined;
        }
      },
    };
  }
}

interface Made {
  readonly token: Token;
  /** The page did not cancel the event that told of it. */
  readonly isKept: boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-fields': InlayFields;
  }
}
