/**
 * Room: field. Holds values in the clear, in its inputs and in the memory of the last edit.
 * In: keystrokes; looks and words from the page.
 * Out: states to the page; a value to tokenizers of the same origin, page and key, when they collect it.
 */
import { openChannel } from '@inlay/postmessage-rpc';
import {
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
import { enterText } from './enter-text.ts';
import { createField, type Field } from './field.ts';
import type { FieldKinds } from './field-kind.ts';
import { linkTokenizers } from './link-tokenizers.ts';
import { loadFont } from './style/load-font.ts';
import { narrowPolicy } from './narrow-policy.ts';

export function startFields(config: FrameConfig, { group, fields: names }: FieldPlace, kinds: FieldKinds): void {
  narrowPolicy();
  let toPage: { changed(report: FieldReport): void; linked(): void } | undefined;
  const linked = new Set<FieldName>();
  const fields = names.flatMap<Field>((name) => {
    const kind = kinds[name];
    return kind ? [createField(name, kind, (report) => toPage?.changed(report))] : [];
  });
  const [first] = fields;
  // A document of another payment method is asked for fields that it does not know.
  if (!first || fields.length < names.length) return;
  const searches = fields.map(({ name, collect }) =>
    linkTokenizers({ key: config.key, group, field: name }, collect, () => {
      linked.add(name);
      if (linked.size === fields.length) toPage?.linked();
    }),
  );
  const find = (name?: FieldName): Field => fields.find((field) => field.name === name) ?? first;
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
        focus: ({ field }) => find(field).parts.input.focus(),
        clear,
        relink: () => {
          for (const search of searches) search();
        },
        check: () => fields.map((field) => field.report()),
        font: loadFont,
        enterText: ({ field, text }) => config.isTest && enterText(find(field), text),
      },
    });
    toPage = { changed: (report) => channel.note('state', report), linked: () => channel.note('linked', {}) };
    applyOptions(fields, options);
    for (const { parts } of fields) {
      document.body.append(parts.box);
      parts.input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.isComposing) channel.note('enter', {});
      });
    }
    addEventListener('focus', () => {
      if (document.activeElement === document.body) first.parts.input.focus();
    });
    addEventListener('pagehide', clear);
    if (document.hasFocus()) first.parts.input.focus();
    for (const field of fields) field.report();
    if (linked.size === fields.length) toPage.linked();
  });
}
