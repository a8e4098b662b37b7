import { type Html, html } from './html.ts';

/** Why an order is not paid, in words for the shopper. */
export interface Notice {
  readonly title: string;
  readonly advice: string;
}

export function problemNotice(problem: Notice | undefined): Html | false {
  if (!problem) return false;
  return html`
  <div class="problem" role="alert">
    <p><strong>${problem.title}</strong></p>
    <p>${problem.advice}</p>
  </div>`;
}
