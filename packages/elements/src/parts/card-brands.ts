import type { FieldState } from '@inlay/protocol';
import { createElement } from '../create-element.ts';
import { brandName } from '../networks/brand-name.ts';
import { byPreference } from '../networks/by-preference.ts';
import { CARD_BRANDS_STYLES } from '../networks/card-brands.styles.ts';
import { judgeBrand } from '../networks/judge-brand.ts';
import { NetworkChoice } from '../networks/network-choice.ts';
import { NETWORK_CHOICE_STYLES } from '../networks/network-choice.styles.ts';
import { brandIcon } from './brand-icons.ts';

/** The element that a card number is typed into. */
export interface CardHost {
  /** The box that the icon stands in, in the element's shadow root. */
  readonly box: HTMLElement;
  /** What the frame said of the number. */
  told(): FieldState;
  /** The networks that the page takes: none means all. */
  allowed(): readonly string[];
  preferred(): readonly string[];
  hasIcon(): boolean;
  isDisabled(): boolean;
  /** Label of the choice. */
  label(): string;
  /** The payer chose. */
  changed(): void;
}

/** What a page knows of a card's brand: whether it takes it, its icon, and the choice of a co-badged card. */
export class CardBrands {
  readonly #host: CardHost;
  readonly #icon = createElement('span', { part: 'icon', 'aria-hidden': 'true' });
  readonly #choice = new NetworkChoice((network) => this.choose(network));
  #chosen: string | undefined;

  constructor(host: CardHost) {
    this.#host = host;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CARD_BRANDS_STYLES + NETWORK_CHOICE_STYLES);
    const root = host.box.getRootNode();
    if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(sheet);
  }

  /** The network that a co-badged card is to be paid over; `undefined` while there is no choice. */
  get network(): string | undefined {
    const offered = this.#offered;
    return this.#chosen && offered.includes(this.#chosen) ? this.#chosen : offered[0];
  }

  choose(network: string | undefined): void {
    this.#chosen = network;
    this.#host.changed();
  }

  judge(told: FieldState): FieldState {
    return judgeBrand(told, this.#host.allowed());
  }

  /** What the brand is called. */
  nameOf(brand: string): string {
    return brandName(brand);
  }

  show(brand: string | undefined): void {
    // A choice is one for this card, not for the next.
    if (!this.network) this.#chosen = undefined;
    this.#showIcon(this.network ?? brand);
    this.#showChoice();
  }

  /** The networks that the card can be paid over and the page takes, once the card has more than one. */
  get #offered(): readonly string[] {
    const allowed = this.#host.allowed();
    const networks = this.#host.told().brands ?? [];
    const taken = networks.filter((network) => allowed.length === 0 || allowed.includes(network));
    return byPreference(taken, this.#host.preferred());
  }

  #showIcon(brand = ''): void {
    const { box } = this.#host;
    const hasIcon = this.#host.hasIcon();
    box.classList.toggle('iconed', hasIcon);
    if (!hasIcon) return this.#icon.remove();
    if (this.#icon.isConnected && this.#icon.dataset['brand'] === brand) return;
    this.#icon.dataset['brand'] = brand;
    this.#icon.replaceChildren(brandIcon(brand));
    box.append(this.#icon);
  }

  #showChoice(): void {
    const { element } = this.#choice;
    const networks = this.#offered;
    if (networks.length < 2) return element.remove();
    const label = this.#host.label();
    const isDisabled = this.#host.isDisabled();
    this.#choice.show({ label, networks, network: this.network, hasIcons: this.#host.hasIcon(), isDisabled });
    if (!element.isConnected) this.#host.box.after(element);
  }
}
