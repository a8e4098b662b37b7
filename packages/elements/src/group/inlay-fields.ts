import {
  type BrowserErrorCode,
  browserError,
  type BillingAddress,
  type FieldName,
  type FieldState,
  isCodedError,
} from '@inlay/protocol';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { ancestors } from '../ancestors.ts';
import { InlayErrorEvent, type TokenizeError } from '../events/inlay-error-event.ts';
import { InlayReadyEvent } from '../events/inlay-ready-event.ts';
import { InlayTokenEvent, type Token } from '../events/inlay-token-event.ts';
import { prewarmedAddress } from '../frames/tokenizers.ts';
import { toVaultAddress } from '../frames/vault-address.ts';
import { FormElement } from '../form-element.ts';
import { languageOf } from '../fields/accessible-name.ts';
import { localeFor } from '../locales/locales.ts';
import { sentenceOf } from '../locales/sentence-of.ts';
import { complain } from './complain.ts';
import { FieldGroup, type GroupHost, type Messages, type TokenizeOptions } from './field-group.ts';
import type { Font } from './font.ts';
import { fieldsStyles } from './fields.styles.ts';
import { createElement } from '../create-element.ts';
import { GROUP } from './group-symbol.ts';
import { PlainForm } from './plain-form.ts';

const DEFAULT_NAME = 'singleUseToken';

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
 * @slot - the fields, and whatever stands between them
 * @csspart error - a failure that belongs to no field
 * @cssstate ready, busy, complete
 */
export class InlayFields extends FormElement {
  static override readonly styles = fieldsStyles;
  static override readonly properties: PropertyDeclarations = {
    vault: {},
    publishableKey: { attribute: 'publishable-key' },
    name: {},
    inputClass: { attribute: 'input-class' },
    fonts: { attribute: false },
    messages: { attribute: false },
    billingAddress: { attribute: false },
    holderName: { attribute: false },
    message: { state: true },
  };

  readonly #group = new FieldGroup(this.#toHost());
  readonly #error = createElement('div', { part: 'error', role: 'alert' });
  #plainForm: PlainForm | undefined;
  #pending: Promise<Made> | undefined;

  /** A sentence for the payer that belongs to no field. */
  declare protected message: string;

  /** The origin of the vault, such as `https://vault.example`. Default: that of the script tag. */
  declare vault: string | null;
  /** Default: that of the script tag. */
  declare publishableKey: string | null;
  /** The name under which the form posts the token. Default: `singleUseToken`. */
  declare name: string;
  /**
   * Classes of the page's own inputs, such as `form-control`: the fields take over how an input of these classes looks.
   * Default: none, an input without a class.
   */
  declare inputClass: string;
  /** Fonts of the page's own, as bytes: the frames fetch nothing. At most 4, of 300 kB each. */
  declare fonts: readonly Font[] | undefined;
  /** Sentences of the page's own for errors, by their codes. */
  declare messages: Messages | undefined;
  declare billingAddress: BillingAddress | undefined;
  /** The name on the card, where no field asks for it. */
  declare holderName: string | undefined;

  constructor() {
    super();
    this.vault = this.publishableKey = null;
    this.name = DEFAULT_NAME;
    this.message = this.inputClass = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#address) this.#open();
    else setTimeout(() => this.isConnected && !this.#group.address && this.#open());
    setTimeout(() => this.#lookForOuterForm());
    this.#attach(this.form);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    this.message = '';
    this.#forget();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(document.createElement('slot'), this.#error);
    return root;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.#error.textContent = this.message;
    this.#group.messages = this.messages;
    this.#group.fonts = this.fonts ?? [];
    if (changed.has('fonts')) this.#group.loadFonts();
    if (changed.has('inputClass') && this.hasUpdated) this.#group.refreshLook();
    const isMoved = this.hasUpdated && (changed.has('vault') || changed.has('publishableKey'));
    if (isMoved && this.isConnected) this.#open();
  }

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
    return this.#plainForm?.take(this.#group) ?? (await this.#make(options)).token;
  }

  /** Empties all fields. */
  clear(): void {
    this.message = '';
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
    this.message = '';
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
    complain(this, error);
    const { fieldErrors, audience } = error;
    if (!this.dispatchEvent(new InlayErrorEvent(error, { fieldErrors }))) return error;
    for (const { field, code } of fieldErrors) this.#group.find(field)?.showError(field, code);
    const isForPayer = audience === 'payer' || audience === 'network';
    if (fieldErrors.length === 0) {
      const code = isForPayer ? (error.code as BrowserErrorCode) : 'tokenize_failed';
      const locale = localeFor(languageOf(this), () => {});
      this.message = sentenceOf(code, locale, this.messages);
    }
    return error;
  }

  #forget(): void {
    this.#plainForm?.forget(this.#group);
    this.#showState();
  }

  #showState(): void {
    const { ready, busy, complete } = this.state;
    this.setStates({ ready, busy, complete });
    this.internals.ariaBusy = String(busy);
  }

  #toHost(): GroupHost {
    return {
      name: () => this.name || DEFAULT_NAME,
      inputClass: () => this.inputClass,
      ready: () => this.dispatchEvent(new InlayReadyEvent()),
      changed: () => this.#showState(),
      edited: () => this.#forget(),
      entered: (form) => (form ?? this.form) && this.#plainForm?.submitImplicitly(),
      refuse: (code) => void this.#fail(browserError(code)),
      pay: async () => {
        try {
          const { token, isKept } = await this.#make({});
          return isKept ? token : undefined;
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
