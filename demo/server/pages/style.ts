import { html } from '../../views/html.ts';
import type { FieldsOrigin } from '../../views/payment-fields.ts';
import { styleControls } from '../../views/style-controls.ts';
import { layout } from './layout.ts';

/** `/style`: a checkout whose looks can be changed, and the source to copy. */
export function stylePage({ vault, publishableKey }: FieldsOrigin): string {
  const source = (id: string, title: string) => html`
    <div class="source" id="${id}">
      <h2 id="${id}-title">${title}</h2>
      <button type="button" data-copy="#${id} code">Copy</button>
      <pre tabindex="0" role="region" aria-labelledby="${id}-title"><code></code></pre>
    </div>`;
  return layout({
    title: 'Style',
    styleSheets: ['palette', 'page', 'style'],
    head: html`<script type="module" src="/assets/style.js"></script>`,
    main: html`
    <div id="style" data-vault="${vault}" data-publishable-key="${publishableKey}">
      <h1>Style</h1>
      <p class="lead">Payment fields look like the inputs of the page that they stand in. Change the page, and watch.</p>
      <div class="bench">
        <section class="stage" aria-label="Preview">
          <form class="checkout">
            <p id="own-input"><label for="email">Email, an input of this page</label>
              <input type="text" id="email" inputmode="email" autocomplete="off" placeholder="ada@example.com"></p>
            <div id="fields"></div>
          </form>
        </section>
        ${styleControls}
      </div>
      <div class="sources">
        ${source('css', 'CSS')}
        ${source('html', 'HTML')}
      </div>
    </div>`,
  });
}
