import { type PropertyDeclarations, type PropertyValues, ReactiveElement } from 'lit';
import { createElement } from '../create-element.ts';
import { languageOf } from '../fields/accessible-name.ts';
import { watchLanguage } from '../fields/watch-language.ts';
import { findGroup } from '../group/group-symbol.ts';
import { lazyPart } from '../parts/lazy-part.ts';
import { localeFor } from '../locales/locales.ts';
import { overrideLocale } from '../locales/override-locale.ts';
import { parts } from '../parts/parts.ts';
import { brandName } from '../networks/brand-name.ts';
import { storedCardStyles } from './stored-card.styles.ts';

const brandIcons = lazyPart(() => parts.brandIcons());

/**
 * A card that the vault has, as the page's server tells of it. It has no frame and asks nobody. A security code for the
 * card can stand in it.
 *
 * @tag inlay-stored-card
 * @slot - What belongs to the card: buttons, or its security code.
 * @csspart icon - The icon of the brand.
 * @csspart card - Brand and last digits, in words.
 * @csspart expiry - When the card expires, in words.
 * @cssprop [--inlay-gap=0.5em] - Between icon, words and what is slotted.
 * @cssprop --inlay-hint-color - Colour of the expiry.
 */
export class InlayStoredCard extends ReactiveElement {
  static override readonly styles = storedCardStyles;
  static override readonly properties: PropertyDeclarations = {
    brand: {},
    lastDigits: { attribute: 'last-digits' },
    expiry: {},
    icon: {},
  };

  readonly #icon = createElement('span', { part: 'icon', 'aria-hidden': 'true' });
  readonly #card = createElement('span', { part: 'card' });
  readonly #expiry = createElement('span', { part: 'expiry' });
  #stopWatching: (() => void) | undefined;

  /** The brand, as `visa`. */
  declare brand: string;
  /** The last four digits of the number. Default: only the brand is said, or `Card` where there is none either. */
  declare lastDigits: string;
  /** When the card expires, as `12/30`. Default: nothing is said of it. */
  declare expiry: string;
  /** `none` hides the icon of the brand. */
  declare icon: 'none' | '';

  constructor() {
    super();
    this.brand = this.lastDigits = this.expiry = this.icon = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = watchLanguage(this, () => this.requestUpdate());
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(this.#icon, this.#card, this.#expiry, createElement('slot'));
    return root;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const { brand, expiry } = this;
    const { words, labels } = overrideLocale(
      localeFor(languageOf(this), () => this.requestUpdate()),
      findGroup(this)?.locale,
    );
    const name = brand ? brandName(brand) : labels.card;
    // Only digits are shown, and no more of them than a page may show.
    const digits = this.lastDigits.replace(/\D/g, '').slice(-4);
    this.#card.replaceChildren(...fill(digits ? words.storedCard : '{brand}', { brand: name, digits }));
    this.#expiry.replaceChildren(...(expiry ? fill(words.expires, { date: expiry }) : []));
    this.#icon.hidden = this.icon === 'none';
    if (!this.#icon.hidden) void this.#showIcon();
  }

  async #showIcon(): Promise<void> {
    const part = await brandIcons();
    if (part) this.#icon.replaceChildren(part.brandIcon(this.brand));
  }
}

/** A sentence with its gaps filled in, each kept apart from the direction of the words around it. */
function fill(sentence: string, words: Readonly<Record<string, string>>): Node[] {
  return sentence.split(/\{(\w+)\}/).map((text, index) => {
    if (index % 2 === 0) return document.createTextNode(text);
    const word = createElement('bdi');
    word.textContent = words[text] ?? '';
    return word;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-stored-card': InlayStoredCard;
  }
}
