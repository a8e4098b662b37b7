import type { BillingAddress, BrowserErrorCode } from '@inlay/protocol';
import type { PropertyDeclarations } from 'lit';
import { languageOf } from '../fields/accessible-name.ts';
import { FormElement } from '../form-element.ts';
import type { Locale } from '../locales/locale.ts';
import { localeFor } from '../locales/locales.ts';
import { type LocaleOverrides, overrideLocale } from '../locales/override-locale.ts';
import { sentenceOf } from '../locales/sentence-of.ts';
import type { Messages } from './field-group.ts';
import type { Font } from './font.ts';

export const DEFAULT_TOKEN_NAME = 'singleUseToken';

/** What a page says to a group of fields. */
export abstract class ConfiguredFields extends FormElement {
  static override readonly properties: PropertyDeclarations = {
    vault: {},
    publishableKey: { attribute: 'publishable-key' },
    name: {},
    inputClass: { attribute: 'input-class' },
    fonts: { attribute: false },
    clearOnSuccess: { type: Boolean, attribute: 'clear-on-success' },
    locale: { attribute: false },
    messages: { attribute: false },
    billingAddress: { attribute: false },
    holderName: { attribute: false },
    failure: { state: true },
  };

  /** What failed and belongs to no field. */
  declare protected failure: BrowserErrorCode | undefined;

  /** The origin of the vault, such as `https://vault.example`. Default: that of the script tag. */
  declare vault: string | null;
  /** The publishable key. Default: that of the script tag. */
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
  /** Once the page has a token, the fields are emptied. Default: false. */
  declare clearOnSuccess: boolean;
  /** Words of the page's own: labels, placeholders, errors and more. What is left out stays as the language has it. */
  declare locale: LocaleOverrides | undefined;
  /** Sentences of the page's own for errors, by their codes. */
  declare messages: Messages | undefined;
  /** The payer's billing address, as the page knows it, to go along with the card. */
  declare billingAddress: BillingAddress | undefined;
  /** The name on the card, where no field asks for it. */
  declare holderName: string | undefined;

  constructor() {
    super();
    this.vault = this.publishableKey = null;
    this.name = DEFAULT_TOKEN_NAME;
    this.inputClass = '';
    this.clearOnSuccess = false;
  }

  /** What the group says, in the language that it stands in. */
  protected get words(): Locale {
    const locale = localeFor(languageOf(this), () => this.requestUpdate());
    return overrideLocale(locale, this.locale);
  }

  protected sentence(code: BrowserErrorCode): string {
    return sentenceOf(code, this.words, this.messages);
  }
}
