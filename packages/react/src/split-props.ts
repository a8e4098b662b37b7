import type { FieldElement } from '@inlay/elements';
import { EVENT_OF } from './event-props.ts';

/** What a class of elements tells of its properties. */
export type Declarations = Pick<typeof FieldElement, 'observedAttributes' | 'elementProperties'>;

export interface SplitProps {
  /** What a server can write, by the names that attributes have. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What only a script can set. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Handlers by the type of their event. */
  readonly handlers: { readonly [type in string]?: (event: Event) => void };
}

/** Tells props apart by what becomes of them. */
export function splitProps(element: Declarations, props: Readonly<Record<string, unknown>>): SplitProps {
  // The declarations are complete once a class was asked for its attributes, as a browser does when it defines it.
  const isKnown = element.observedAttributes.length > 0;
  const attributes: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const handlers: Record<string, (event: Event) => void> = {};
  for (const [name, value] of Object.entries(props)) {
    const declaration = isKnown ? element.elementProperties.get(name) : undefined;
    if (name in EVENT_OF) {
      if (value) handlers[EVENT_OF[name as keyof typeof EVENT_OF]] = value as (event: Event) => void;
    } else if (!declaration) {
      attributes[name === 'className' ? 'class' : name] = value;
    } else if (declaration.attribute === false) {
      properties[name] = value;
    } else {
      const attribute = typeof declaration.attribute === 'string' ? declaration.attribute : name.toLowerCase();
      // React 18 writes `false` as a word, and an attribute that is there is true.
      attributes[attribute] = declaration.type === Boolean ? value || undefined : value;
    }
  }
  return { attributes, properties, handlers };
}
