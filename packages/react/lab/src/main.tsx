import { InlayCardCode, InlayCardExpiry, InlayCardNumber, InlayFields } from '@inlay/react';
import { type ComponentProps, createRef, StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
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

let setCount: ((count: number) => void) | undefined;

/** A number whose words change with a state. */
function CountedNumber(given: ComponentProps<typeof InlayCardNumber>) {
  const [count, set] = useState(0);
  setCount = set;
  return (
    <InlayCardNumber
      label="Card number"
      required
      {...(count > 0 && { label: `Label ${count}`, hint: `Hint ${count}` })}
      {...given}
    />
  );
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
          <CountedNumber {...number} />
          <InlayCardExpiry label="Expiry date" required />
          {hasCode && <InlayCardCode label="Security code" required />}
        </InlayFields>
      </StrictMode>,
    );
  },
  async count(times: number): Promise<void> {
    for (let count = 1; count <= times; count += 1) {
      flushSync(() => setCount?.(count));
      // The page goes on, as the effects of a component let it.
      if (count % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
  },
  hide(): void {
    root?.unmount();
    root = undefined;
  },
} satisfies Lab;
