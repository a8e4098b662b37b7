import type { Origin } from '@inlay/postmessage-rpc';
import { FRAME_ALIVE, FRAME_WAITING } from '@inlay/protocol';
import { type Diagnosis, readDiagnosis } from './diagnosis.ts';

/** `isLoaded`: the document is one that waits since it was loaded. */
type Heard = (target: Window, isLoaded: boolean, word?: Diagnosis) => void;

interface Listener {
  readonly iframe: HTMLIFrameElement;
  readonly origin: Origin;
  readonly heard: Heard;
}

/**
 * Frames that were heard, and frames that were not yet, in the order in which they were mounted. To look at the window
 * of a frame that still loads costs milliseconds: the browser makes one for its empty document. So the frame that speaks
 * is looked for where it most likely is, and all frames share one ear.
 */
const known = new Set<Listener>();
const pending = new Set<Listener>();

function hear({ data, source, origin }: MessageEvent): void {
  const word = readDiagnosis(data);
  if ((data !== FRAME_ALIVE && data !== FRAME_WAITING && !word) || !source) return;
  // Who was heard before is asked already: a second hello would be one too many.
  for (const listener of data === FRAME_WAITING ? pending : [...known, ...pending]) {
    const target = listener.iframe.contentWindow;
    if (listener.origin !== origin || target !== source) continue;
    pending.delete(listener);
    known.add(listener);
    return listener.heard(target, data === FRAME_WAITING, word);
  }
}

/**
 * Hears each document of this origin in an iframe say that it is alive, or why it never will be. What the browser says of
 * a message decides, not what stands in it.
 *
 * @returns stops hearing
 */
export function hearAlive(iframe: HTMLIFrameElement, origin: Origin, heard: Heard): () => void {
  const listener = { iframe, origin, heard };
  pending.add(listener);
  addEventListener('message', hear);
  return () => {
    pending.delete(listener);
    known.delete(listener);
    if (known.size + pending.size === 0) removeEventListener('message', hear);
  };
}
