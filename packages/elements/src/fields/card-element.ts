import type { FieldError, FieldName, FieldState } from '@inlay/protocol';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues } from 'lit';
import { brandName } from '../networks/brand-name.ts';
import { judgeBrand } from '../networks/judge-brand.ts';
import { byPreference } from '../networks/by-preference.ts';
import { createElement } from '../create-element.ts';
import { InlayNetworkChangeEvent } from '../events/inlay-network-change-event.ts';
import { lazyPart } from '../parts/lazy-part.ts';
import { listOf } from '../list-of.ts';
import type { NetworkChoice } from '../parts/network-choice.ts';
import { parts } from '../parts/parts.ts';
import { cardStyles } from './card.styles.ts';
import { FieldElement } from './field-element.ts';

const brandIcons = lazyPart(() => parts.brandIcons());
const networkChoice = lazyPart(() => parts.networkChoice());

/**
 * A field with a card number in it: it knows the card's brand, and offers the choice of a co-badged card.
 *
 * @event {InlayNetworkChangeEvent} inlay-network-change - The network that a co-badged card is to be paid over is another.
 * @csspart icon - The icon of the card's brand.
 * @csspart networks - The choice between the networks of a co-badged card.
 * @cssstate brand-visa - The brand of the card is known: `brand-` and its name.
 */
export abstract class CardElement extends FieldElement {
  static override readonly styles: CSSResultGroup = [FieldElement.styles, cardStyles];
  static override readonly properties: PropertyDeclarations = {
    ...FieldElement.properties,
    brands: {},
    icon: {},
    preferredNetworks: { attribute: 'preferred-networks' },
  };

  readonly #icon = createElement('span', { part: 'icon', 'aria-hidden': 'true' });
  #choice: NetworkChoice | undefined;
  #chosen: string | undefined;
  #told: string | undefined;
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
    const offered = this.#offered;
    return this.#chosen && offered.includes(this.#chosen) ? this.#chosen : offered[0];
  }

  override set network(network: string | undefined) {
    this.#chosen = network;
    this.requestUpdate();
  }

  /** @ignore */
  override async refusals(): Promise<readonly FieldError[]> {
    const field = 'cardNumber';
    // Asked once more: what the frame said by itself may lag a keystroke.
    if (this.brands) await this.check();
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
    this.#showIcon(this.network ?? brand);
    this.#showChoice();
    this.#tellNetwork();
  }

  protected override judge(field: FieldName, told: FieldState): FieldState {
    return field === 'cardNumber' ? judgeBrand(told, listOf(this.brands)) : told;
  }

  /** The brand is read with the field, not spoken into the typing. */
  protected override hintOf(field: FieldName): string {
    const brand = field === 'cardNumber' ? (this.network ?? this.state.brand) : undefined;
    return [super.hintOf(field), brand && brandName(brand)].filter(Boolean).join(' – ');
  }

  /** The networks that the card can be paid over and the page takes, once the card has more than one. */
  get #offered(): readonly string[] {
    const allowed = listOf(this.brands);
    const networks = this.toldOf('cardNumber').brands ?? [];
    const taken = networks.filter((network) => allowed.length === 0 || allowed.includes(network));
    return byPreference(taken, listOf(this.preferredNetworks));
  }

  #showIcon(brand: string | undefined): void {
    const icons = this.icon !== 'none' && this.isReady && brandIcons(() => this.requestUpdate());
    const { frame } = this.box;
    frame.classList.toggle('iconed', Boolean(icons || this.#icon.isConnected) && this.icon !== 'none');
    if (this.icon === 'none') return this.#icon.remove();
    if (!icons || (this.#icon.dataset['brand'] === (brand ?? '') && this.#icon.isConnected)) return;
    this.#icon.dataset['brand'] = brand ?? '';
    this.#icon.replaceChildren(icons.brandIcon(brand));
    frame.append(this.#icon);
  }

  #showChoice(): void {
    const networks = this.#offered;
    if (networks.length < 2) return this.#choice?.element.remove();
    const part = networkChoice(() => this.requestUpdate());
    if (!part) return;
    this.#choice ??= new part.NetworkChoice(this.renderRoot as ShadowRoot, (network) => {
      this.network = network;
    });
    this.#choice.show({
      label: this.locale.words.network,
      networks,
      network: this.network,
      hasIcons: this.icon !== 'none',
      isDisabled: this.isDisabled || this.readOnly,
    });
    if (!this.#choice.element.isConnected) this.box.frame.after(this.#choice.element);
  }

  #tellNetwork(): void {
    const { network } = this;
    if (network === this.#told) return;
    this.#told = network;
    // A choice is one for this card, not for the next.
    if (!network) this.#chosen = undefined;
    this.group?.host.edited();
    this.dispatchEvent(new InlayNetworkChangeEvent(network));
  }
}
