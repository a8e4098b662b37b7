import { ancestors } from '../ancestors.ts';
import type { FieldGroup } from './field-group.ts';

/** Where an element that groups fields keeps the group. Fields look for it upwards. */
export const GROUP = Symbol('inlay group');

export interface GroupElement extends HTMLElement {
  readonly [GROUP]: FieldGroup;
}

/** The nearest group around an element, also out of shadow roots. */
export function findGroup(element: Node): FieldGroup | undefined {
  for (const node of ancestors(element)) if (GROUP in node) return (node as GroupElement)[GROUP];
  return undefined;
}
