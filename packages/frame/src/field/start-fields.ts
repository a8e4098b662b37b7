/**
 * Room: field. Holds values in the clear, in its inputs and in the memory of the last edit and the last comparison.
 * In: keystrokes; looks and words from the page.
 * Out: states to the page; a value to tokenizers of the same origin, page and key, when they collect it.
 */
import { openChannel } from '@inlay/postmessage-rpc';
import {
  type CoBadge,
  FIELD_CONTRACT,
  FIELD_LISTENER_CONTRACT,
  type FieldName,
  type FieldOptions,
  type FieldReport,
  type FrameConfig,
  parseFieldOptions,
} from '@inlay/protocol';
import { awaitEmbedder } from '../boot/await-embedder.ts';
import type { FieldPlace } from '../boot/read-place.ts';
import { applyOptions } from './apply-options.ts';
import { createField, type Field } from './field.ts';
import type { FieldKinds } from './field-kind.ts';
import { type Links, linkTokenizers } from './link-tokenizers.ts';
import { loadFont } from './style/load-font.ts';
import { moveFocus } from './move-focus.ts';
import { narrowPolicy } from './narrow-policy.ts';

export function startFields(
  config: FrameConfig,
  { group, fields: names, isChosen }: FieldPlace,
  kinds: FieldKinds,
): void {
  narrowPolicy();
  let toPage: { changed(report: FieldReport): void; linked(): void } | undefined;
  const linked = new Set<FieldName>();
  const surroundings: { brand?: string | undefined; coBadges: readonly CoBadge[] } = { coBadges: config.coBadges };
  const changed = (report: FieldReport): void => {
    toPage?.changed(report);
    if (report.field !== 'cardNumber' || report.state.brand === surroundings.brand) return;
    surroundings.brand = report.state.brand;
    for (const field of fields) if (field.name === 'cardCode') field.report();
  };
  const links = new Map<FieldName, Links>();
  const match = async (name: FieldName): Promise<boolean> => {
    const found = links.get(name);
    if (!found) throw new TypeError('not linked');
    return found.match();
  };
  const fields = names.flatMap<Field>((name) => {
    const kind = kinds[name];
    return kind ? [createField(name, kind, isChosen, surroundings, changed, () => match(name))] : [];
  });
  const [first] = fields;
  // A document of another payment method is asked for fields that it does not know.
  if (!first || fields.length < names.length) return;
  for (const field of fields) {
    const { name } = field;
    const found = linkTokenizers(
      { key: config.key, group, field: name },
      { collect: (how) => field.collect(how), fill: (filled) => field.fill(filled) },
      () => {
        linked.add(name);
        if (linked.size === fields.length) toPage?.linked();
      },
    );
    links.set(name, found);
  }
  const find = (name?: FieldName): Field | undefined => fields.find((field) => field.name === name);
  const clear = (): void => {
    for (const field of fields) field.clear();
  };

  awaitEmbedder(config, parseFieldOptions, ({ port, data }) => {
    let options: FieldOptions = data;
    const channel = openChannel(port, {
      local: FIELD_CONTRACT,
      remote: FIELD_LISTENER_CONTRACT,
      handlers: {
        configure: (change) => {
          options = { ...options, ...change };
          applyOptions(fields, options);
        },
        focus: ({ field }) => (find(field) ?? first).parts.control.focus({ preventScroll: true }),
        clear,
        relink: () => {
          for (const { search } of links.values()) search();
        },
        check: () => Promise.all(fields.map((field) => field.check())),
        font: (font) =>
          loadFont(
            font,
            fields.map(({ kind }) => kind),
          ),
        enterText: ({ field, text }) => config.isTest && (find(field)?.enter(text) ?? false),
      },
    });
    let isAway = false;
    toPage = {
      changed: (report) => isAway || channel.note('state', report),
      linked: () => channel.note('linked', {}),
    };
    applyOptions(fields, options);
    const caught = fields.flatMap(
      ({ name, kind }) =>
        kind.catchAutofill?.(kind, names, kinds, (field, text) => links.get(name)?.pass(field, text)) ?? [],
    );
    // Only what stands in one form is filled in together.
    const place = caught.length > 0 ? document.body.appendChild(document.createElement('form')) : document.body;
    place.append(...fields.map(({ parts }) => parts.box), ...caught);
    for (const [index, { parts }] of fields.entries()) {
      parts.box.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        const next = parts.control.enterKeyHint === 'next' && fields[index + 1];
        if (next) next.parts.control.focus({ preventScroll: true });
        else channel.note('enter', {});
      });
    }
    moveFocus(fields, () => options.autoAdvance);
    addEventListener('focus', () => {
      if (document.activeElement === document.body) first.parts.control.focus({ preventScroll: true });
    });
    // A page that comes back with its fields hears that they are empty. What goes for good says nothing: the document that
    // follows it tells the page of the loss.
    addEventListener('pagehide', () => {
      isAway = true;
      clear();
    });
    addEventListener('pageshow', ({ persisted }) => {
      isAway = false;
      if (persisted) for (const field of fields) channel.note('state', field.report());
    });
    if (document.hasFocus()) first.parts.control.focus({ preventScroll: true });
    for (const field of fields) field.report();
    if (linked.size === fields.length) toPage.linked();
  });
}
