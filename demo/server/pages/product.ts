import { html } from '../../views/html.ts';
import { formatMoney } from '../../views/money.ts';
import { BOX_PRICE } from '../orders.ts';
import { boxPicture } from '../../views/box.ts';
import { layout } from './layout.ts';

const WOODS = [
  ['walnut', 'Walnut', 'The ground that all is set into, oiled by hand.'],
  ['maple', 'Maple', 'The four long rays, and the teeth along the edge.'],
  ['cherry', 'Cherry', 'The eight rays behind them, darker on one side.'],
  ['brass', 'Brass', 'The four short rays, the strings around them, and the clasp.'],
] as const;

/** `/`: the one thing that is for sale. */
export function productPage({ cancelled }: { readonly cancelled: boolean }): string {
  return layout({
    title: 'The Vela box',
    main: html`
    ${cancelled && html`<p class="notice" role="status">Your order was cancelled. You have not been charged.</p>`}
    <section class="hero">
      <div class="stage">${boxPicture}</div>
      <div class="pitch">
        <p class="eyebrow">Marquetry, no. 7</p>
        <h1>The Vela box</h1>
        <p class="lead">A star of thirty-two pieces, cut with a fret saw and set into walnut so closely that a fingertip
          can't tell where one wood ends.</p>
        <p class="price">${formatMoney(BOX_PRICE)} <span class="muted">delivery included</span></p>
        <form method="post" action="/orders"><button class="primary">Buy the box</button></form>
        <dl class="facts">
          <div><dt>Size</dt><dd>18 × 18 × 8&nbsp;cm</dd></div>
          <div><dt>Lining</dt><dd>Wool felt, moss</dd></div>
          <div><dt>Made in</dt><dd>Eleven days</dd></div>
        </dl>
      </div>
    </section>
    <section class="woods" aria-labelledby="woods-title">
      <h2 id="woods-title">What the lid is made of</h2>
      <ul>${WOODS.map(
        ([wood, name, use]) => html`
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path class="wood-${wood}" d="M12 0 24 12 12 24 0 12Z"/></svg>
          <h3>${name}</h3>
          <p>${use}</p>
        </li>`,
      )}</ul>
    </section>`,
  });
}
