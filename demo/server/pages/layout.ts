import { type Html, html } from '../../views/html.ts';
import { starPicture } from '../../views/star.ts';

export interface Page {
  readonly title: string;
  readonly main: Html;
  /** Markup for the head, such as a script tag. */
  readonly head?: Html;
  /** Default: those of the shop. */
  readonly styleSheets?: readonly string[];
}

const STYLE_SHEETS = ['palette', 'page', 'form', 'product', 'checkout', 'receipt'];

/** The frame of every page: head, sandbox ribbon, wordmark, footer. */
export function layout({ title, main, head, styleSheets = STYLE_SHEETS }: Page): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Tarsia</title>
  <meta name="color-scheme" content="light dark">
  ${styleSheets.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
  <link rel="icon" href="/assets/star.svg" type="image/svg+xml">
  ${head}
</head>
<body>
  <a class="skip" href="#main">Skip to the content</a>
  <aside class="ribbon" aria-label="Sandbox"><strong>Sandbox</strong> No card is charged, nothing is shipped.</aside>
  <header class="top">
    <a class="wordmark" href="/">${starPicture}Tarsia</a>
    <span class="motto">Inlaid boxes, made one at a time</span>
  </header>
  <main id="main">${main}</main>
  <footer class="bottom">
    <p>One shop, three ways to take a card:
      <a href="/checkout">plain form</a>,
      <a href="/checkout/own-listener">form with a listener of its own</a>,
      <a href="/app">single-page app</a>. <a href="/style">And how they can look</a>.</p>
  </footer>
</body>
</html>`;
  return page.toString();
}
