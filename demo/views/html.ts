/**
 * Markup that is ready to be sent: all text in it was escaped when it was put in.
 *
 * Only `html` makes one, so a plain string can't pass for markup.
 */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What a template may contain. `undefined` and `false` render nothing; lists render their parts. */
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/**
 * Renders a template. Values are escaped for text and for quoted attributes, so quote every attribute.
 *
 * @example html`<p title="${note}">${name}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((markup, part, index) => markup + render(values[index - 1]) + part));
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return escape(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
