import { html } from './html.ts';

/** The mark of the shop. Decoration: words stand beside it. */
export const starPicture = html`
  <svg class="star" viewBox="-12 -12 24 24" aria-hidden="true">
    <path d="M0-12 2.4-2.4 12 0 2.4 2.4 0 12-2.4 2.4-12 0-2.4-2.4Z"/>
    <path class="faint" d="M7-7 2.6 0 7 7 0 2.6-7 7-2.6 0-7-7 0-2.6Z"/>
  </svg>`;
