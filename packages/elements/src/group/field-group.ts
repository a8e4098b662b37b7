import {
  type BillingAddress,
  type BrowserErrorCode,
  browserError,
  type FieldName,
  type FrameFamily,
  type TokenizeOutcome,
  type TokenizeRequest,
} from '@inlay/protocol';
import type { TokenizeError } from '../events/inlay-error-event.ts';
import type { Token } from '../events/inlay-token-event.ts';
import { familyOf } from '../fields/family-of.ts';
import type { FieldElement } from '../fields/field-element.ts';
import type { Font } from './font.ts';
import type { TokenizerFrame } from '../frames/tokenizer-frame.ts';
import { tokenizerOf } from '../frames/tokenizers.ts';
import type { VaultAddress } from '../frames/vault-address.ts';
import type { LocaleOverrides } from '../locales/override-locale.ts';
import { randomId } from '../random-id.ts';

/** What a page may add to the fields' values. Nothing of it is secret. */
export interface TokenizeOptions {
  /** The name on the card, where no field asks for it. */
  readonly holderName?: string;
  readonly billingAddress?: BillingAddress;
}

/** Sentences of the page's own for errors, by their codes. */
export type Messages = { readonly [code in BrowserErrorCode]?: string };

/** The element that holds a group. */
export interface GroupHost {
  /** The name under which a form posts the token. */
  name(): string;
  /** Classes of the page's own inputs. */
  inputClass(): string;
  ready(): void;
  /** A field came, went or got ready. */
  changed(): void;
  /** What a field holds is not what it held. `isFilled`: nobody emptied it, the payer goes on. */
  edited(isFilled: boolean): void;
  /** The payer pressed Enter in a field of this form. */
  entered(form: HTMLFormElement | null): void;
  /** The page has the token that was made. */
  taken(): void;
  /** Makes a token for a form. `undefined`: it failed, and that was said, or the page took the token. */
  pay(): Promise<Token | undefined>;
  refuse(code: BrowserErrorCode): void;
}

/** Outcomes that a new search of the fields for their tokenizer may mend. */
const RELINKABLE: readonly (BrowserErrorCode | undefined)[] = ['field_not_linked', 'field_timeout'];
const RELINK_PAUSE = 300;

/** The fields that make one payment, and the tokenizer that makes it a token. */
export class FieldGroup {
  readonly id = randomId();
  readonly host: GroupHost;
  messages: Messages | undefined;
  locale: LocaleOverrides | undefined;
  fonts: readonly Font[] = [];
  #formId: string | null = null;
  readonly #fields = new Set<FieldElement>();
  readonly #tokenizers = new Map<FrameFamily, TokenizerFrame>();
  readonly #failures = new Map<FieldElement, BrowserErrorCode | undefined>();
  readonly #retried = new Set<FieldElement>();
  #address: VaultAddress | undefined;

  constructor(host: GroupHost) {
    this.host = host;
  }

  get address(): VaultAddress | undefined {
    return this.#address;
  }

  /** The tokenizer of a family of payment methods: it is there while the group is open. */
  tokenizer(family: FrameFamily): TokenizerFrame | undefined {
    if (!this.#address) return undefined;
    const tokenizer = this.#tokenizers.get(family) ?? tokenizerOf(this.#address, family);
    if (!this.#tokenizers.has(family)) tokenizer.acquire(this);
    this.#tokenizers.set(family, tokenizer);
    return tokenizer;
  }

  /** In the order in which they stand in the page. */
  get fields(): readonly FieldElement[] {
    return [...this.#fields].toSorted((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }

  /** Fields that take part in the payment. */
  get enabledFields(): readonly FieldElement[] {
    return this.fields.filter((field) => !field.isDisabled);
  }

  get isReady(): boolean {
    return this.#fields.size > 0 && this.fields.every((field) => field.isReady);
  }

  /** Nothing was typed, and nothing had to be. */
  get isSkipped(): boolean {
    return this.enabledFields.every(isSpared);
  }

  /** Whether a token could be made of what the fields hold. */
  get isComplete(): boolean {
    const fields = this.enabledFields;
    return fields.some(isValid) && fields.every((field) => isValid(field) || isSpared(field));
  }

  open(address: VaultAddress): void {
    this.close();
    this.#address = address;
    for (const field of this.#fields) field.mount(this);
  }

  close(): void {
    this.#failures.clear();
    this.#retried.clear();
    for (const tokenizer of this.#tokenizers.values()) tokenizer.release(this);
    this.#tokenizers.clear();
    this.#address = undefined;
  }

  adopt(field: FieldElement): void {
    this.#fields.add(field);
    this.#followForm(field, this.#formId);
    field.mount(this);
    this.host.changed();
  }

  release(field: FieldElement): void {
    this.#fields.delete(field);
    this.#settle(field);
    this.host.changed();
  }

  /**
   * A field did not load.
   *
   * @param code undefined: the page tells the payer by itself
   */
  fieldFailed(field: FieldElement, code: BrowserErrorCode | undefined): void {
    this.#settle(field);
    this.#failures.set(field, code);
    this.host.changed();
  }

  /** Why fields did not load: one reason for them all. */
  get failure(): BrowserErrorCode | undefined {
    return [...this.#failures.values()].find(Boolean);
  }

  /** Fields that did not load are loading again. */
  get isRetrying(): boolean {
    return this.#retried.size > 0;
  }

  /** Where a field did not load, loads all that are not there: what waits in vain yet would fail in a moment. */
  retry(): void {
    if (this.#failures.size === 0) return;
    this.#failures.clear();
    for (const field of this.#fields) if (!this.#retried.has(field) && field.reload()) this.#retried.add(field);
    this.host.changed();
  }

  #settle(field: FieldElement): void {
    this.#failures.delete(field);
    this.#retried.delete(field);
  }

  /** The fields belong to the form that the group names by `form`, where it stands outside. */
  followForm(id: string | null): void {
    const before = this.#formId;
    this.#formId = id;
    for (const field of this.#fields) this.#followForm(field, before);
  }

  #followForm(field: FieldElement, before: string | null): void {
    const id = this.#formId;
    if (id !== null) field.setAttribute('form', id);
    else if (before !== null) field.removeAttribute('form');
  }

  /** What the fields say is said otherwise now. */
  reword(): void {
    for (const field of this.#fields) field.requestUpdate();
  }

  fieldReady(field: FieldElement): void {
    this.#settle(field);
    this.host.changed();
    if (this.isReady) this.host.ready();
  }

  relink(): void {
    for (const field of this.#fields) field.relink();
  }

  loadFonts(): void {
    for (const field of this.#fields) void field.loadFonts(this.fonts);
  }

  /** The page's own inputs look otherwise now. */
  refreshLook(): void {
    for (const field of this.#fields) field.refreshLook();
  }

  async check(): Promise<void> {
    await Promise.all(this.fields.map((field) => field.check()));
  }

  /** @throws {TokenizeError} */
  async tokenize(options: TokenizeOptions): Promise<Token> {
    const fields = this.enabledFields;
    const [family = 'card', another] = new Set(fields.map(({ names }) => familyOf(names)));
    if (another) throw toError({ code: 'fields_mixed' });
    const tokenizer = this.tokenizer(family);
    if (!tokenizer) throw toError({ code: 'group_misconfigured' });
    await Promise.all(fields.map((field) => field.whenReady()));
    const fieldErrors = (await Promise.all(fields.map((field) => field.refusals()))).flat();
    if (fieldErrors.length > 0) throw toError({ code: 'fields_invalid', fieldErrors });
    const preferredNetwork = fields.map(({ network }) => network).find(Boolean);
    const request: TokenizeRequest = {
      group: this.id,
      fields: fields.flatMap(({ names }) => names),
      optionalFields: fields.filter(mayBeEmpty).flatMap(({ names }) => names),
      ...(preferredNetwork && { preferredNetwork }),
      ...options,
    };
    let outcome = await tokenizer.tokenize(request);
    if (RELINKABLE.includes(outcome.code)) {
      this.relink();
      await new Promise((resolve) => setTimeout(resolve, RELINK_PAUSE));
      outcome = await tokenizer.tokenize(request);
    }
    const { token, timeToLiveSeconds, card, bankAccount } = outcome;
    if (!token) throw toError(outcome);
    return {
      token,
      ...(timeToLiveSeconds !== undefined && { timeToLiveSeconds }),
      ...(card && { card }),
      ...(bankAccount && { bankAccount }),
    };
  }

  /** The field of a name, or without a name the first that needs attention. */
  find(name?: FieldName): FieldElement | undefined {
    const fields = this.enabledFields;
    return name
      ? fields.find(({ names }) => names.includes(name))
      : (fields.find((field) => field.hasError) ?? fields[0]);
  }
}

function isValid({ state }: FieldElement): boolean {
  return state.status === 'valid';
}

/** Of several fields in one frame none is left out once one is filled in. */
function mayBeEmpty({ names, required, state }: FieldElement): boolean {
  return !required && (names.length === 1 || state.status === 'empty');
}

/** Empty, and allowed to be. */
function isSpared({ state, required }: FieldElement): boolean {
  return state.status === 'empty' && !required;
}

function toError({ code = 'tokenize_failed', fieldErrors = [], requestId }: TokenizeOutcome): TokenizeError {
  return Object.assign(browserError(code, requestId === undefined ? {} : { requestId }), { fieldErrors });
}
