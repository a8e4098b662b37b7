import type { BrowserErrorCode, FieldName, FieldOptions } from '@inlay/protocol';
import type { PropertyDeclarations } from 'lit';
import type { FieldGroup } from '../group/field-group.ts';
import type { Locale } from '../locales/locale.ts';
import { localeFor } from '../locales/locales.ts';
import { overrideLocale } from '../locales/override-locale.ts';
import { sentenceOf } from '../locales/sentence-of.ts';
import { accessibleName, languageOf } from './accessible-name.ts';
import { FormControl } from './form-control.ts';
import { leadsOn, nextControl } from './next-control.ts';
import { wordsOf } from './words-of.ts';

/**
 * What a field says: its label, hint and errors, in the page's words or in those of the language that it stands in.
 *
 * @slot label - the label, as elements instead of the attribute
 * @slot hint - the hint, as elements instead of the attribute
 * @csspart label - the label
 * @csspart hint - the hint
 * @csspart error - the error, in the place of the hint
 * @cssprop [--inlay-label-color=inherit] - color of the label
 * @cssprop [--inlay-label-font=inherit] - font of the label, as the shorthand takes it
 * @cssprop [--inlay-label-gap=0.25em] - room below the label
 * @cssprop [--inlay-hint-color=inherit] - color of the hint
 * @cssprop [--inlay-message-font=inherit] - font of hint and error, as the shorthand takes it
 * @cssprop [--inlay-message-size=0.875em] - size of hint and error
 * @cssprop [--inlay-message-gap=0.25em] - room above hint and error
 */
export abstract class WordedField extends FormControl {
  static override readonly properties: PropertyDeclarations = {
    ...FormControl.properties,
    label: {},
    placeholder: {},
    hint: {},
    error: {},
  };

  protected group: FieldGroup | undefined;

  /**
   * The label, which is also the accessible name. Default: what `<label>` elements or `aria-label` say; where nothing does,
   * nothing is shown, and screen readers get a name in the language of the page.
   */
  declare label: string;
  /** What the empty field shows. Default: none, or for an expiry date its pattern. */
  declare placeholder: string;
  /** A sentence below the field that helps to fill it in. Default: none. */
  declare hint: string;
  /** A sentence of the page's own to show as the field's error. Default: the field's own errors. */
  declare error: string;

  constructor() {
    super();
    this.label = this.placeholder = this.hint = this.error = '';
  }

  /** The fields in the frame, in their order. */
  abstract get names(): readonly FieldName[];

  protected abstract get defaultLabel(): string;

  protected abstract placeholderOf(field: FieldName): string;

  /** Which error a field shows, if no sentence of the page's own overrides it. */
  protected abstract shownOf(field: FieldName): BrowserErrorCode | undefined;

  /** How a screen reader calls one of several fields. */
  protected labelOf(_field: FieldName): string {
    return this.accessibleName;
  }

  /** What the values of a choice are called, where they need a name. */
  protected choicesOf(_field: FieldName): readonly string[] | undefined {
    return undefined;
  }

  /** What is read to a payer with a field that shows no error. */
  protected hintOf(_field: FieldName): string {
    return this.hint || (this.querySelector(':scope > [slot=hint]')?.textContent?.trim() ?? '');
  }

  /** What the element says, in the language that it stands in. */
  get locale(): Locale {
    const locale = localeFor(languageOf(this), () => this.requestUpdate());
    return overrideLocale(locale, this.group?.locale);
  }

  protected get accessibleName(): string {
    const { internals, label, defaultLabel: fallback } = this;
    return accessibleName({ host: this, internals, label, fallback });
  }

  /** The one error that stands below the field. */
  protected get message(): string {
    const first = this.names.find((name) => this.shownOf(name));
    return this.error || (first ? this.#errorOf(first) : '');
  }

  protected sentence(code: BrowserErrorCode): string {
    return sentenceOf(code, this.locale, this.group?.messages);
  }

  /** What is to be filled in after this element, where the Enter key leads there. */
  protected get next(): HTMLElement | undefined {
    return leadsOn() ? nextControl(this, this.group?.fields ?? []) : undefined;
  }

  protected get words(): FieldOptions['fields'] {
    const last = this.names.at(-1);
    return wordsOf(this.names, (name) => ({
      label: this.labelOf(name),
      placeholder: this.placeholderOf(name),
      hint: this.hintOf(name),
      message: this.error || this.#errorOf(name),
      required: this.required,
      choices: this.choicesOf(name),
      isFollowed: name === last ? this.next !== undefined : leadsOn(),
    }));
  }

  #errorOf(field: FieldName): string {
    const code = this.shownOf(field);
    return code ? this.sentence(code) : '';
  }
}
