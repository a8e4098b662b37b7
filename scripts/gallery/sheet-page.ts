import type { Locale } from '@inlay/elements';
import type { ElementInGallery } from './elements.ts';
import { type Direction, STATES, type Theme } from './sheet.ts';

export interface SheetPage {
  readonly vault: string;
  readonly theme: Theme;
  readonly direction: Direction;
  readonly elements: readonly ElementInGallery[];
}

/** Inputs of a page's own, for the theme `page`: no word in it is about payment fields. */
const PAGE = `
  input { box-sizing: border-box; padding: 10px 14px; border: 1px solid light-dark(#8a7f70, #8d8375); border-radius: 8px;
    background: light-dark(#fffdf9, #1e1914); color: light-dark(#241a12, #f3ebdf); font: 16px/24px Georgia, "DejaVu Serif", serif }
  input::placeholder { color: light-dark(#6a5d4f, #b9ac9a) }
  input:focus { border-color: light-dark(#1f5b4d, #94d3bc); outline: 2px solid light-dark(#1f5b4d, #94d3bc); outline-offset: 1px }
  input:disabled { background: light-dark(#ece6da, #2b251e); color: light-dark(#6a5d4f, #b9ac9a) }
  input[aria-invalid=true] { border-color: light-dark(#a5301f, #ff9f8c) }`;

const SHEET = `
  :root { color-scheme: light dark }
  body { margin: 0; padding: 10px 20px; display: flow-root; font: 15px/1.4 system-ui, sans-serif }
  main { display: grid; grid-template-columns: repeat(${STATES.length}, 540px); gap: 18px 22px; align-items: start }
  @media (pointer: coarse) { main { grid-template-columns: repeat(${STATES.length}, 330px) } }
  h2 { grid-column: 1 / -1; margin: 6px 0 -10px; font: 600 13px/1.4 ui-monospace, "DejaVu Sans Mono", monospace;
    padding-top: 6px; border-top: 1px solid light-dark(#ddd, #444); direction: ltr }
  h1 { margin: 0; font: 600 13px/1.4 system-ui, sans-serif; color: light-dark(#555, #bbb) }
  .cell { position: relative; min-width: 0; padding: 5px }
  .cell > img { position: absolute; inset: 0; width: 100%; height: 100% }
  #own { position: absolute; opacity: 0; pointer-events: none }`;

/** The page of a sheet: a row for each element, a column for each state. Scripts put the fields into their states. */
export async function sheetPage({ vault, theme, direction, elements }: SheetPage): Promise<string> {
  const lang = direction === 'rtl' ? 'he' : 'en';
  const locale = await loadLocale(lang);
  const isTheme = theme !== 'default' && theme !== 'page';
  const style = theme === 'page' ? PAGE : '';
  const rows = elements.map(({ tag, shown }) => {
    const cells = STATES.map((state) => {
      if (shown !== undefined)
        return `<div class="cell">${state === 'empty' ? `<${tag} ${shown}></${tag}>` : ''}</div>`;
      const error = state === 'invalid' ? ` error="${errorOf(tag, locale)}"` : '';
      const disabled = state === 'disabled' ? ' disabled' : '';
      return `<div class="cell" data-state="${state}"><inlay-fields><${tag} label="${labelOf(tag, locale)}"${error}${disabled}></${tag}></inlay-fields></div>`;
    });
    return `<h2>&lt;${tag}&gt;</h2>${cells.join('')}`;
  });
  return `<!doctype html><html lang="${lang}" dir="${direction}"><head><meta charset="utf-8"><title>${theme}</title>
    <script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="pk_test_demo" async></script>
    ${isTheme ? `<link rel="stylesheet" href="${vault}/themes/${theme}.css">` : ''}
    <style>${SHEET}${style}</style></head>
    <body><input id="own" type="text" aria-label="An input of the page"><main>
    ${STATES.map((state) => `<h1>${state}</h1>`).join('')}${rows.join('')}</main></body></html>`;
}

async function loadLocale(lang: 'en' | 'he'): Promise<Locale> {
  if (lang === 'en') return (await import('@inlay/elements/locales/en')).en;
  return (await import('@inlay/elements/locales/he')).locale;
}

function labelOf(tag: string, { labels }: Locale): string {
  const name = tag.replace('inlay-', '').replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
  return (labels as Readonly<Record<string, string>>)[name] ?? name;
}

function errorOf(tag: string, { errors }: Locale): string {
  const name = tag === 'inlay-card' ? 'card_number' : tag.replace('inlay-', '').replaceAll('-', '_');
  return (errors as Readonly<Record<string, string>>)[`${name}_invalid`] ?? errors.field_required;
}
