import { ancestors } from '../ancestors.ts';
import type { FieldGroup } from './field-group.ts';

/** Where an element that groups fields keeps the group. Fields look for it upwards, in whichever copy of the script. */
export const GROUP: unique symbol = Symbol.for('inlay group');

export interface GroupElement extends HTMLElement {
  readonly [GROUP]: FieldGroup;
}

/** The nearest group around an element, also out of shadow roots. */
export function findGroup(element: Node): FieldGroup | undefined {
  for (const node of ancestors(element)) if (GROUP in node) return (node as GroupElement)[GROUP];
  return undefined;
}
