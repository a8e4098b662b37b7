import { brandName } from './brand-name.ts';
import { createElement } from '../create-element.ts';
import { brandIcon } from '../parts/brand-icons.ts';

/** What a choice between networks shows. */
export interface NetworkOffer {
  readonly label: string;
  readonly networks: readonly string[];
  readonly network: string | undefined;
  readonly hasIcons: boolean;
  readonly isDisabled: boolean;
}

/** The choice between the networks of a co-badged card: radio buttons of the browser's own, keyboard and all. */
export class NetworkChoice {
  readonly element = createElement('fieldset', { part: 'networks' });
  readonly #legend = createElement('legend');
  #drawn = '';

  /** @param chosen called when the payer chose another */
  constructor(chosen: (network: string) => void) {
    this.element.addEventListener('change', ({ target }) => chosen((target as HTMLInputElement).value));
  }

  show({ label, networks, network, hasIcons, isDisabled }: NetworkOffer): void {
    const drawn = [hasIcons, ...networks].join();
    if (drawn !== this.#drawn) this.#draw(networks, hasIcons);
    this.#drawn = drawn;
    this.#legend.textContent = label;
    this.element.disabled = isDisabled;
    for (const input of this.element.querySelectorAll('input')) input.checked = input.value === network;
  }

  #draw(networks: readonly string[], hasIcons: boolean): void {
    this.element.replaceChildren(
      this.#legend,
      ...networks.map((network) => {
        const input = createElement('input', { type: 'radio', name: 'network', value: network });
        const icons = hasIcons ? [brandIcon(network)] : [];
        return createElement('label', {}, input, ...icons, document.createTextNode(brandName(network)));
      }),
    );
  }
}
