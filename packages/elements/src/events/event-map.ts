import type { InlayChangeEvent } from './inlay-change-event.ts';
import type { InlayErrorEvent } from './inlay-error-event.ts';
import type { InlayFocusEvent } from './inlay-focus-event.ts';
import type { InlayNetworkChangeEvent } from './inlay-network-change-event.ts';
import type { InlayReadyEvent } from './inlay-ready-event.ts';
import type { InlayTokenEvent } from './inlay-token-event.ts';

/** What an `inlay-…` listener receives. */
export interface InlayEventMap {
  'inlay-ready': InlayReadyEvent;
  'inlay-change': InlayChangeEvent;
  'inlay-focus': InlayFocusEvent;
  'inlay-blur': InlayFocusEvent;
  'inlay-network-change': InlayNetworkChangeEvent;
  'inlay-token': InlayTokenEvent;
  'inlay-error': InlayErrorEvent;
}

declare global {
  interface HTMLElementEventMap extends InlayEventMap {}
}
