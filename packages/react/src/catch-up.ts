import { type FieldName, type FieldsState, type FieldState, InlayChangeEvent, InlayReadyEvent } from '@inlay/elements';

/** What an element tells of itself: a group of its fields, a field of those in its frame. */
interface Teller {
  readonly names?: readonly FieldName[];
  readonly isReady?: boolean;
  readonly state?: FieldState | FieldsState;
  stateOf?(field: FieldName): FieldState;
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

function* missedEvents(element: Teller): Generator<Event> {
  const { names = [], isReady, state } = element;
  const group = state && 'fields' in state ? state : undefined;
  if (group?.ready ?? isReady) yield new InlayReadyEvent();
  const states = group
    ? (Object.entries(group.fields) as [FieldName, FieldState][])
    : names.map((name) => [name, element.stateOf?.(name)] as const);
  for (const [name, now] of states) if (now && now.status !== 'empty') yield new InlayChangeEvent(name, now);
}
