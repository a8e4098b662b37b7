import { InlayCardCode, InlayCardExpiry, InlayCardNumber, InlayFields } from '@inlay/react';
import { createRef, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Lab, Shown } from './lab.ts';

const EVENTS = ['onReady', 'onChange', 'onFocus', 'onBlur', 'onToken', 'onError'] as const;

const heard: string[] = [];
const fields = createRef<InlayFields>();
let root: Root | undefined;

function handlers(word: string) {
  const hear = (event: Event) => heard.push(`${word} ${event.type} at ${(event.currentTarget as Element).localName}`);
  return Object.fromEntries(EVENTS.map((name) => [name, hear]));
}

window.lab = {
  heard,
  fields,
  show({ group, number, hasCode = true, word = 'heard' }: Shown = {}): void {
    root ??= createRoot(document.getElementById('app') as HTMLElement);
    root.render(
      <StrictMode>
        <InlayFields
          ref={fields}
          vault={import.meta.env['VITE_VAULT']}
          publishableKey={import.meta.env['VITE_PUBLISHABLE_KEY']}
          {...handlers(word)}
          {...group}
        >
          <InlayCardNumber label="Card number" required {...number} />
          <InlayCardExpiry label="Expiry date" required />
          {hasCode && <InlayCardCode label="Security code" required />}
        </InlayFields>
      </StrictMode>,
    );
  },
  hide(): void {
    root?.unmount();
    root = undefined;
  },
} satisfies Lab;
