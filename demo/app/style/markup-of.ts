import type { Locale } from '@inlay/elements';
import type { FieldsOrigin } from '../../views/payment-fields.ts';
import { type Html, html } from '../../views/html.ts';
import { fieldNameOf, rowsOf } from './field-sets.ts';
import type { Settings } from './settings.ts';

/** The fields of the preview, as a page would write them. */
export function fieldsView(settings: Settings, locale: Locale, origin?: FieldsOrigin): Html {
  const from = origin && html` vault="${origin.vault}" publishable-key="${origin.publishableKey}"`;
  return html`<inlay-fields${from}>${rowsOf(settings.fields).map((row) => {
    const fields = row.map((tag) => html`${fieldView(tag, settings, locale)}`);
    return row.length > 1
      ? html`
    <div class="row">${fields.map(
      (field) => html`
      ${field}`,
    )}
    </div>`
      : html`
    ${fields[0]}`;
  })}
  </inlay-fields>`;
}

function fieldView(tag: string, { state, layout }: Settings, locale: Locale): Html {
  const label = (locale.labels as Readonly<Record<string, string>>)[fieldNameOf(tag)] ?? '';
  const marks = [
    tag === 'inlay-card' && layout !== 'auto' && html` layout="${layout}"`,
    state === 'disabled' && html` disabled`,
    state === 'readonly' && html` readonly`,
    state === 'error' && html` error="${errorOf(tag, locale)}"`,
  ];
  return html`<${tag} label="${label}" required${marks}></${tag}>`;
}

/** What the field would say of a value that is wrong. */
export function errorOf(tag: string, locale: Locale): string {
  const name = tag === 'inlay-card' ? 'card_number' : tag.replace('inlay-', '').replaceAll('-', '_');
  const errors: Readonly<Record<string, string>> = locale.errors;
  return errors[`${name}_invalid`] ?? locale.errors.field_required;
}

/** A whole page to copy. */
export function pageOf(settings: Settings, locale: Locale, { vault, publishableKey }: FieldsOrigin): string {
  const { theme, lang, dir } = settings;
  const page = html`${
    theme !== 'page' &&
    html`<link rel="stylesheet" href="${vault}/themes/${theme}.css">
`
  }<script src="${vault}/inlay.js"
  data-vault="${vault}"
  data-publishable-key="${publishableKey}" async></script>

<form class="checkout" method="post" action="/pay"
  lang="${lang}" dir="${dir}">
  ${fieldsView(settings, locale)}
  <button>Pay</button>
</form>`;
  return page.toString();
}
