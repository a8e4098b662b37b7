import { FRAME_ALIVE, FRAME_WAITING, type FrameConfig, isEmbedder, type Parse, PROTOCOL } from '@inlay/protocol';
import { type Caller, listen, type Visit } from '@inlay/postmessage-rpc';

/** Milliseconds between two reminders, and until the last. A script that comes later loads the frame anew. */
const REMINDER = 50;
const LAST_REMINDER = 10_000;

/**
 * Waits for the hello of the page that embeds this frame, and takes one only. Then it says that the frame is alive: call
 * it last, once every other listener stands.
 */
export function awaitEmbedder<Hello>(
  config: FrameConfig,
  hello: Parse<Hello>,
  connected: (visit: Visit<Hello>) => void,
): void {
  listen(window, {
    range: PROTOCOL,
    once: true,
    accepts: (caller) => isParent(caller) && isEmbedder(config, caller.origin),
    hello,
    welcome: () => ({}),
    connected: (visit) => {
      clearInterval(timer);
      connected(visit);
    },
  });
  parent.postMessage(FRAME_ALIVE, '*');
  const start = performance.now();
  const timer = setInterval(() => {
    // From when on it is loaded, so that who hears this knows that there is no load event to come.
    if (document.readyState === 'complete') parent.postMessage(FRAME_WAITING, '*');
    if (performance.now() - start > LAST_REMINDER) clearInterval(timer);
  }, REMINDER);
}

/**
 * A page of the vault's own origin could read every field: it is no embedder. Where the browser names the ancestors, it
 * must name the caller; it says `null` under a strict referrer policy and some say nothing.
 */
function isParent({ source, origin }: Caller): boolean {
  const named = location.ancestorOrigins?.[0] ?? 'null';
  return source === parent && origin !== self.origin && (named === 'null' || named === origin);
}
