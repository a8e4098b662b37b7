import { type FieldName, type FieldsState, type FieldState, InlayChangeEvent, InlayReadyEvent } from '@inlay/elements';

/** What an element tells of itself. */
interface Teller {
  readonly field?: FieldName;
  readonly isReady?: boolean;
  readonly state?: FieldState | FieldsState;
}

/**
 * Tells a component what it missed: the elements of a page that was rendered on a server work before React is there, and
 * what they said by then nobody heard.
 */
export function catchUp(element: HTMLElement & Teller, hear: (event: Event) => void): void {
  for (const event of missedEvents(element)) {
    const target = { value: element };
    hear(Object.defineProperties(event, { target, currentTarget: target }));
  }
}

function* missedEvents({ field, isReady, state }: Teller): Generator<Event> {
  if (!state) return;
  const isGroup = 'fields' in state;
  if (isGroup ? state.ready : isReady) yield new InlayReadyEvent();
  const states = isGroup ? state.fields : field ? { [field]: state } : {};
  for (const [name, now] of Object.entries(states)) {
    if (now.status !== 'empty') yield new InlayChangeEvent(name as FieldName, now);
  }
}
