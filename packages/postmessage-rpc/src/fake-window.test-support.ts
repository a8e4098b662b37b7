import type { Target } from './connect.ts';
import type { Listenable } from './listen.ts';

export interface FakeEvent {
  readonly source: unknown;
  readonly origin: string;
  readonly ports: readonly MessagePort[];
  readonly data: unknown;
}

/** A window as a listener sees it, with real ports: what a browser vouches for is whatever the test says. */
export interface FakeWindow extends Listenable {
  dispatch(event: FakeEvent): void;
  /** The window as another one sees it, which posts from `source` and `origin` and delivers to `own` alone. */
  seenFrom(source: unknown, origin: string, own: string): Target;
}

export function fakeWindow(): FakeWindow {
  const listeners = new Set<(event: MessageEvent) => void>();
  const dispatch = (event: FakeEvent): void => {
    for (const listener of listeners) listener(event as unknown as MessageEvent);
  };
  return {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    dispatch,
    seenFrom: (source, origin, own) => ({
      postMessage(message, targetOrigin, transfer) {
        const data: unknown = structuredClone(message);
        if (targetOrigin === own) dispatch({ source, origin, ports: transfer as MessagePort[], data });
      },
    }),
  };
}
