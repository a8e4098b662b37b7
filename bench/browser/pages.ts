import { CARD_FORM, type CardField } from './card-field.ts';
import { PUBLISHABLE_KEY } from '../server/credentials.ts';

/** What a page of the benchmark is made of. */
export interface PageOptions {
  /** Origin of the vault, or of the relay before it. */
  readonly vault: string;
  /** Origin of the floor's frames, or of the relay before it. */
  readonly floor: string;
  readonly fields: readonly CardField[];
  /** How many forms stand on the page, where it is made of several. */
  readonly forms: number;
}

const TAGS: Readonly<Record<CardField, string>> = {
  cardNumber: 'inlay-card-number',
  cardExpiry: 'inlay-card-expiry',
  cardCode: 'inlay-card-code',
  cardholderName: 'inlay-cardholder-name',
};

/** A ready group is told apart from a ready field by its name: both say `inlay-ready`. */
const WATCH_GROUP = `
  const ready = new Promise((resolve) => document.addEventListener('inlay-ready', ({ target }) => {
    if (target.localName === 'inlay-fields') resolve(performance.now());
  }, true));`;

const watchGroups = (count: number) => `
  let groups = 0;
  const ready = new Promise((resolve) => document.addEventListener('inlay-ready', ({ target }) => {
    if (target.localName === 'inlay-fields' && ++groups === ${count}) resolve(performance.now());
  }, true));`;

/** Resolves when the tokenizer frame, which starts by itself, has run its script. */
const WATCH_TOKENIZER = `
  const tokenizer = new Promise((resolve) => addEventListener('message', ({ data }) => data === 'inlay-alive' && resolve()));`;

const watchPings = (count: number) => `
  let pings = 0;
  const ready = new Promise((resolve) => addEventListener('message', ({ data }) => {
    if (data === 'ping' && ++pings === ${count}) resolve(performance.now());
  }));`;

function form({ vault, fields }: PageOptions): string {
  const tags = fields.map((field) => `<${TAGS[field]} label="${field}"></${TAGS[field]}>`).join('');
  return `<form method="post"><inlay-fields vault="${vault}" publishable-key="${PUBLISHABLE_KEY}">${tags}</inlay-fields></form>`;
}

/** The floor has one URL for all its frames too, so that it also makes one request. */
function emptyFrames({
  floor,
  fields,
  frames = fields.length + 1,
}: PageOptions & { readonly frames?: number }): string {
  return Array.from({ length: frames }, (_, index) => `<iframe src="${floor}/empty#${index}"></iframe>`).join('');
}

function script({ vault }: PageOptions, startsTokenizer: boolean): string {
  const data = startsTokenizer ? ` data-vault="${vault}" data-publishable-key="${PUBLISHABLE_KEY}"` : '';
  return `<script src="${vault}/inlay.js"${data}></script>`;
}

/** `measure()` inserts the markup and tells the milliseconds until all of it is ready. */
function insert(markup: string, before = ''): string {
  return `<script>
  async function measure() {
    ${before}
    const start = performance.now();
    document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(markup).replaceAll('</', '<\\/')});
    return (await ready) - start;
  }</script>`;
}

function page(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

/** The pages by their paths. Those with `measure()` start the clock themselves, those with `ready` at the navigation. */
export const PAGES: Readonly<Record<string, (options: PageOptions) => string>> = {
  '/floor': (options) =>
    page(`<script>${watchPings(options.fields.length + 1)}</script>`, insert(emptyFrames(options))),
  '/cold': (options) => page(`<script>${WATCH_GROUP}</script>${script(options, false)}`, insert(form(options))),
  '/early': (options) =>
    page(
      `<script>${WATCH_GROUP}${WATCH_TOKENIZER}</script>${script(options, true)}`,
      insert(form(options), 'await tokenizer; await new Promise((resolve) => setTimeout(resolve, 100));'),
    ),
  '/whole-floor': (options) => page(`<script>${watchPings(options.fields.length + 1)}</script>`, emptyFrames(options)),
  '/whole': (options) => page(`<script>${WATCH_GROUP}</script>${script(options, true)}`, form(options)),
  '/ahead': (options) =>
    page(
      `<script>${WATCH_GROUP}</script>`,
      `<iframe src="${options.vault}/frames/1/${PUBLISHABLE_KEY}#role=tokenizer" title="Secure payment" hidden></iframe>${script(options, true).replace('<script ', '<script async ')}${form(options)}`,
    ),
  '/many': (options) =>
    page(`<script>${watchGroups(options.forms)}</script>${script(options, true)}`, form(options).repeat(options.forms)),
  '/many-floor': (options) => {
    const count = options.forms * options.fields.length + 1;
    return page(`<script>${watchPings(count)}</script>`, emptyFrames({ ...options, frames: count }));
  },
  '/keys': (options) =>
    page(
      `<script>${WATCH_GROUP}</script>${script(options, true)}`,
      `${form(options)}<iframe id="bare" src="${options.floor}/input"></iframe>`,
    ),
};

export const ALL_FIELDS: readonly CardField[] = CARD_FORM;
