import type { InlayCardNumber, InlayFields } from '@inlay/react';
import type { ComponentProps } from 'react';

export interface Shown {
  readonly group?: Partial<ComponentProps<typeof InlayFields>>;
  readonly number?: Partial<ComponentProps<typeof InlayCardNumber>>;
  readonly hasCode?: boolean;
  /** What heard an event says so in this word. */
  readonly word?: string;
}

/** The components under test, as a test drives them. */
export interface Lab {
  readonly heard: string[];
  readonly fields: { readonly current: InlayFields | null };
  show(shown?: Shown): void;
  /** A component sets its state so many times, each with a render of its own, and the label of the number with it. */
  count(times: number): Promise<void>;
  hide(): void;
}

declare global {
  interface Window {
    lab: Lab;
  }
}
