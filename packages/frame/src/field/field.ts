/**
 * Room: field. Holds one value in the clear, in its input and in the memory of the last edit.
 * In: keystrokes; looks and words from the page.
 * Out: states to the page; the value to tokenizers of the same origin, page and key, when they collect it.
 */
import { openChannel } from '@inlay/postmessage-rpc';
import {
  FIELD_CONTRACT,
  FIELD_LISTENER_CONTRACT,
  type FieldOptions,
  type FieldState,
  type FrameConfig,
  parseFieldOptions,
} from '@inlay/protocol';
import { awaitEmbedder } from '../boot/await-embedder.ts';
import type { FieldPlace } from '../boot/read-place.ts';
import { applyOptions } from './apply-options.ts';
import { createInput } from './create-input.ts';
import { FIELD_KINDS } from './field-kinds.ts';
import { keepFormatted } from './keep-formatted.ts';
import { linkTokenizers } from './link-tokenizers.ts';
import { narrowPolicy } from './narrow-policy.ts';
import { readState } from './read-state.ts';
import { createSurrender } from './surrender.ts';

export function startField(config: FrameConfig, place: FieldPlace): void {
  narrowPolicy();
  const kind = FIELD_KINDS[place.field];
  const parts = createInput(kind);
  const { input } = parts;
  const surrender = createSurrender(kind);
  const hello = { key: config.key, group: place.group, field: place.field };
  let toPage: { linked(): void } | undefined;
  let isLinked = false;
  const search = linkTokenizers(
    hello,
    () => surrender.collect(input.value),
    () => {
      isLinked = true;
      toPage?.linked();
    },
  );

  awaitEmbedder(config, parseFieldOptions, ({ port, data }) => {
    let options: FieldOptions = data;
    let reported = '';
    const state = (): FieldState => readState(kind, input);
    const report = (): void => {
      const now = state();
      const said = JSON.stringify(now);
      input.dataset['status'] = now.status;
      if (said !== reported) channel.note('state', now);
      reported = said;
    };
    const empty = keepFormatted(kind, input, report);
    const clear = (): void => {
      surrender.forget();
      empty();
    };
    const channel = openChannel(port, {
      local: FIELD_CONTRACT,
      remote: FIELD_LISTENER_CONTRACT,
      handlers: {
        configure: (change) => {
          options = { ...options, ...change };
          applyOptions(parts, kind, options);
        },
        focus: () => input.focus(),
        clear,
        relink: search,
        check: () => {
          report();
          return state();
        },
      },
    });
    toPage = { linked: () => channel.note('linked', {}) };
    applyOptions(parts, kind, options);
    document.body.append(parts.label, input, parts.description);
    for (const type of ['focus', 'blur', 'animationstart']) input.addEventListener(type, report);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) channel.note('enter', {});
    });
    addEventListener('focus', () => input.focus());
    addEventListener('pagehide', clear);
    if (document.hasFocus()) input.focus();
    report();
    if (isLinked) toPage.linked();
  });
}
