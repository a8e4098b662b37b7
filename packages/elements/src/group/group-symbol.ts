import type { FieldGroup } from './field-group.ts';

/** Where an element that groups fields keeps the group. Fields look for it upwards. */
export const GROUP = Symbol('inlay group');

export interface GroupElement extends HTMLElement {
  readonly [GROUP]: FieldGroup;
}

/** The nearest group around an element, also out of shadow roots. */
export function findGroup(element: Node): FieldGroup | undefined {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (GROUP in node) return (node as GroupElement)[GROUP];
  }
  return undefined;
}
