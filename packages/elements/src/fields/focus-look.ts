import { type Look, lookOf } from './probe-inputs.ts';

const FOCUS = [
  'background-color',
  'border-color',
  'box-shadow',
  'outline-color',
  'outline-style',
  'outline-width',
  'outline-offset',
] as const;

/** By these an input of the page's own is known again. */
const KIN = ['border-radius', 'border-width', 'font-size', 'padding'] as const;

interface Seen {
  readonly kin: Look;
  readonly focus: Look;
}

const listeners = new Set<() => void>();
let seen: Seen[] | undefined;

/**
 * Learns how the page's inputs look with the focus: a trial would have to take the focus from the payer, so it is read
 * when the payer first focuses one, in most checkouts an email address before any card.
 *
 * @returns stops telling of it
 */
export function learnFocusLook(changed: () => void): () => void {
  if (!seen) {
    seen = [];
    document.addEventListener('focusin', (event) => void learn(event.composedPath()[0]));
    void learn(document.activeElement);
  }
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The look with the focus of the page's inputs that look like this one. */
export function focusLookOf(look: Look): Look | undefined {
  return seen?.find(({ kin }) => isSame(kin, look))?.focus;
}

/** What was learnt is of another theme. */
export function forgetFocusLook(): void {
  seen?.splice(0);
}

async function learn(input: EventTarget | null | undefined): Promise<void> {
  if (!(input instanceof HTMLInputElement) || !seen) return;
  // Where the look fades in, only its end counts.
  await Promise.allSettled(input.getAnimations().map((animation) => animation.finished));
  if (!input.matches(':focus')) return;
  const now = { kin: lookOf(input, KIN), focus: lookOf(input, FOCUS) };
  const before = focusLookOf(now.kin);
  if (before && isSame(before, now.focus)) return;
  seen = [now, ...seen.filter(({ kin }) => !isSame(kin, now.kin))];
  for (const changed of listeners) changed();
}

function isSame(part: Look, whole: Look): boolean {
  return [...part].every(([property, value]) => whole.get(property) === value);
}
