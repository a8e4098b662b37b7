import type { FieldGroup } from '../group/field-group.ts';
import { findGroup } from '../group/group-symbol.ts';

/** Finds the group of a field, which may be defined later than the field. `undefined`: there is none, or no field. */
export async function awaitGroup(host: HTMLElement): Promise<FieldGroup | undefined> {
  if (host.closest('inlay-fields')) await customElements.whenDefined('inlay-fields');
  else await new Promise((resolve) => setTimeout(resolve));
  return host.isConnected ? findGroup(host) : undefined;
}
