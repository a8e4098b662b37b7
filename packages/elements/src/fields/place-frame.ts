import { browserError } from '@inlay/protocol';
import { randomId } from '../random-id.ts';

const FRAME_SLOT = 'frame';

/** What fields put into the page. Everything else that looks like it is a clone, or was rendered on a server. */
const ours = new WeakSet<Element>();

export interface Placement {
  /** The frame stands outside the host, since the host stands in a shadow root. */
  readonly isSlottedUp: boolean;
  /** Stops the guard. A frame that is a child of its host stays there, others go. */
  release(): void;
}

/**
 * Puts a field's frame into the document's light DOM, and keeps it there.
 *
 * Browsers fill no card into a frame inside a shadow root, and frames there can't find one another. So the frame is a
 * child of its element, or, where the element itself stands in shadow roots, of the outermost host, and slots carry it
 * down. Frameworks that render children remove it: it is put back, as a new document without the value.
 *
 * @param lost called when it had to be put back
 * @throws {CodedError} `field_not_slotted` where a shadow root assigns its slots by hand
 */
export function placeFrame(host: HTMLElement, frame: HTMLIFrameElement, lost: () => void): Placement {
  const chain = makeChain(host, frame);

  const restore = (): void => {
    for (const { parent, child } of chain) {
      for (const stray of [...parent.children].filter((other) => isStray(other, child))) stray.remove();
      if (child.parentNode !== parent) parent.append(child);
    }
    guard.takeRecords();
  };

  const guard = new MutationObserver(() => {
    const isLost = chain.some(({ parent, child }) => child.parentNode !== parent);
    restore();
    if (isLost) lost();
  });
  restore();
  for (const { parent } of chain) guard.observe(parent, { childList: true });

  return {
    isSlottedUp: chain.length > 1,
    release: () => {
      guard.disconnect();
      if (chain.length > 1) for (const { child } of chain) child.remove();
    },
  };
}

interface Link {
  readonly parent: Element;
  readonly child: HTMLIFrameElement | HTMLSlotElement;
}

function makeChain(host: HTMLElement, frame: HTMLIFrameElement): Link[] {
  const name = `inlay-${randomId()}`;
  const chain: Link[] = [];
  let parent: Element = host;
  let slot = FRAME_SLOT;
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = parent.getRootNode()) {
    if (root.slotAssignment === 'manual') throw browserError('field_not_slotted');
    const child = document.createElement('slot');
    child.name = name;
    child.slot = slot;
    chain.push({ parent, child });
    parent = root.host;
    slot = name;
  }
  frame.slot = slot;
  chain.push({ parent, child: frame });
  for (const { child } of chain) ours.add(child);
  return chain;
}

function isStray(element: Element, child: Element): boolean {
  if (element === child || ours.has(element) || !element.matches('iframe,slot')) return false;
  return element.slot === FRAME_SLOT || element.slot.startsWith('inlay-');
}
