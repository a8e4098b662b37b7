import type { FieldError, FieldName, FieldState } from '@inlay/protocol';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { InlayNetworkChangeEvent } from '../events/inlay-network-change-event.ts';
import { listOf } from '../list-of.ts';
import type { CardBrands } from '../parts/card-brands.ts';
import { lazyPart } from '../parts/lazy-part.ts';
import { parts } from '../parts/parts.ts';
import { FieldElement } from './field-element.ts';

const cardBrands = lazyPart(() => parts.cardBrands());

/**
 * A field with a card number in it: it knows the card's brand, and offers the choice of a co-badged card.
 *
 * @event {InlayNetworkChangeEvent} inlay-network-change - The network that a co-badged card is to be paid over is another.
 * @csspart icon - The icon of the card's brand.
 * @csspart networks - The choice between the networks of a co-badged card.
 * @cssstate brand-visa - The brand of the card is known: `brand-` and its name.
 */
export abstract class CardElement extends FieldElement {
  static override readonly properties: PropertyDeclarations = {
    ...FieldElement.properties,
    brands: {},
    icon: {},
    preferredNetworks: { attribute: 'preferred-networks' },
  };

  #brands: CardBrands | undefined;
  #toldNetwork: string | undefined;
  #shownBrand: string | undefined;

  /** The networks that are accepted, as `visa mastercard`. A card of another is refused on the page. Default: all. */
  declare brands: string;
  /** `none` hides the icon of the card's brand. */
  declare icon: 'none' | '';
  /** The networks of co-badged cards in the order in which they are offered: the first is the default. */
  declare preferredNetworks: string;

  constructor() {
    super();
    this.brands = this.icon = this.preferredNetworks = '';
  }

  /** The network that a co-badged card is to be paid over; `undefined` while there is no choice. One that is not offered can't be set. */
  override get network(): string | undefined {
    return this.#brands?.network;
  }

  override set network(network: string | undefined) {
    this.#brands?.choose(network);
  }

  /** @ignore */
  override async refusals(): Promise<readonly FieldError[]> {
    if (!this.brands) return [];
    await this.#load();
    // Asked once more: what the frame said by itself may lag a keystroke.
    await this.check();
    const field = 'cardNumber';
    const { code } = this.stateOf(field);
    return code === 'card_brand_refused' ? [{ field, code }] : [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('brands')) this.judgeAgain();
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { brand } = this.state;
    if (brand !== this.#shownBrand) {
      this.setStates({ [`brand-${this.#shownBrand}`]: false, [`brand-${brand}`]: brand !== undefined });
      this.#shownBrand = brand;
    }
    if (this.isReady) void this.#load();
    this.#brands?.show(brand);
    this.#tellNetwork();
  }

  protected override judge(field: FieldName, told: FieldState): FieldState {
    return (field === 'cardNumber' && this.#brands?.judge(told)) || told;
  }

  /** The brand is read with the field, not spoken into the typing. */
  protected override hintOf(field: FieldName): string {
    const brand = field === 'cardNumber' ? (this.network ?? this.state.brand) : undefined;
    return [super.hintOf(field), brand && this.#brands?.nameOf(brand)].filter(Boolean).join(' – ');
  }

  async #load(): Promise<void> {
    const part = await cardBrands();
    if (!part || this.#brands) return;
    this.#brands = new part.CardBrands({
      box: this.box.frame,
      told: () => this.toldOf('cardNumber'),
      allowed: () => listOf(this.brands),
      preferred: () => listOf(this.preferredNetworks),
      hasIcon: () => this.icon !== 'none',
      isDisabled: () => this.isDisabled || this.readOnly,
      label: () => this.locale.words.network,
      changed: () => this.requestUpdate(),
    });
    this.judgeAgain();
  }

  #tellNetwork(): void {
    const { network } = this;
    if (network === this.#toldNetwork) return;
    this.#toldNetwork = network;
    this.group?.host.edited(network !== undefined);
    this.dispatchEvent(new InlayNetworkChangeEvent(network));
  }
}
