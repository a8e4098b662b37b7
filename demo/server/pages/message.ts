import { html } from '../../views/html.ts';
import { layout } from './layout.ts';

/** A page that says one thing and leads back to the shop. */
export function messagePage(title: string, sentence: string): string {
  return layout({
    title,
    main: html`<div class="thanks"><h1>${title}</h1><p class="lead">${sentence}</p><p><a href="/">Back to the shop</a></p></div>`,
  });
}
