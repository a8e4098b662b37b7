import type { CardFieldName, FieldName, FieldOptions } from '@inlay/protocol';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues } from 'lit';
import { listOf } from '../list-of.ts';
import { CardElement } from './card-element.ts';
import { stackedStyles } from './stacked.styles.ts';

const DEFAULT = 'cardNumber cardExpiry cardCode';

/** The fields that a card can be asked for in one frame. */
const KNOWN: readonly CardFieldName[] = ['cardNumber', 'cardExpiry', 'cardCode', 'cardholderName', 'postalCode'];

/** Characters that a field has on a line at least: those of a number, or of an expiry. */
const NUMBER = 19;
const OTHERS = 7;
/** Width of a character, of what stands beside each field, and of the icon and the padding, in `em` of the text. */
const CHARACTER = 0.6;
const BESIDE = 2;
const AROUND = 2.2;
/** Letters of the East are twice as wide. */
const WIDE = /[\u2E80-\uFFEF]/g;

/**
 * A whole card in one frame: on one line, or stacked where there is no room for a line.
 *
 * @tag inlay-card
 * @cssstate stacked - The fields stand below one another.
 */
export class InlayCard extends CardElement {
  static override readonly styles: CSSResultGroup = [CardElement.styles, stackedStyles];
  static override readonly properties: PropertyDeclarations = {
    ...CardElement.properties,
    fields: {},
    layout: {},
    autoAdvance: { type: Boolean, attribute: 'auto-advance' },
  };

  #read = '';
  #names: readonly CardFieldName[] = [];

  /**
   * The fields in their order, of `cardNumber`, `cardExpiry`, `cardCode`, `cardholderName` and `postalCode`. A change
   * empties the card. Default: the first three.
   */
  declare fields: string;
  /** `line`, `stack`, or by the room that there is `auto`. Default: `auto`. */
  declare layout: 'line' | 'stack' | 'auto';
  /** A complete field hands the focus on to the next. Default: false. */
  declare autoAdvance: boolean;

  constructor() {
    super();
    this.fields = DEFAULT;
    this.layout = 'auto';
    this.autoAdvance = false;
  }

  override get names(): readonly FieldName[] {
    if (this.#read !== this.fields) this.#names = toNames((this.#read = this.fields));
    return this.#names;
  }

  protected override get defaultLabel(): string {
    return this.locale.labels.card;
  }

  protected override labelOf(field: FieldName): string {
    return this.locale.labels[field];
  }

  /** On a line there is no other label to see. */
  protected override placeholderOf(field: FieldName): string {
    const { labels, placeholders } = this.locale;
    if (field === 'cardExpiry') return placeholders.cardExpiry;
    return (field === this.names[0] && this.placeholder) || labels[field];
  }

  /** The hint is one for the card, and read once. */
  protected override hintOf(field: FieldName): string {
    return field === this.names[0] ? super.hintOf(field) : '';
  }

  protected override get frameOptions(): Partial<FieldOptions> {
    return { layout: this.#isStacked ? 'stack' : 'line', autoAdvance: this.autoAdvance };
  }

  protected override update(changed: PropertyValues): void {
    const isStacked = this.#isStacked;
    this.setStates({ stacked: isStacked });
    this.box.frame.classList.toggle('stacked', isStacked);
    this.box.frame.style.setProperty('--rows', String(this.names.length));
    super.update(changed);
  }

  get #isStacked(): boolean {
    if (this.layout === 'line' || this.layout === 'stack') return this.layout === 'stack';
    const { width } = this.getBoundingClientRect();
    const em = Number.parseFloat(getComputedStyle(this.box.look).fontSize) || 16;
    return width > 0 && width < em * (CHARACTER * this.#characters + BESIDE * this.names.length + AROUND);
  }

  /** Of all fields on a line, none of whose placeholders is cut: they are longer in some languages than in others. */
  get #characters(): number {
    const counts = this.names.map((name) =>
      Math.max(name === 'cardNumber' ? NUMBER : OTHERS, this.placeholderOf(name).replace(WIDE, '--').length),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }
}

function toNames(fields: string): readonly CardFieldName[] {
  const words = new Set(listOf(fields));
  const names = [...words].flatMap((word) => KNOWN.find((known) => known === word) ?? []);
  return names.length > 0 ? names : toNames(DEFAULT);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card': InlayCard;
  }
}
