import type { FieldElement } from '@inlay/elements';
import { EVENT_OF } from './event-props.ts';

/** What a class of elements tells of its properties. */
export type Declarations = Pick<typeof FieldElement, 'observedAttributes' | 'elementProperties'>;

type Values<Value> = { readonly [name in string]?: Value };

export interface SplitProps {
  /** What a server can write, by the names that attributes have. `true` is an attribute without a value. */
  readonly attributes: Values<string | true>;
  /** What only a script can set. */
  readonly properties: Values<unknown>;
  /** Handlers by the type of their event. */
  readonly handlers: Values<(event: Event) => void>;
  /** What is React's own: styles and handlers of other events. */
  readonly others: Values<unknown>;
}

/** Tells props apart by what becomes of them. */
export function splitProps(element: Declarations, props: Values<unknown>): SplitProps {
  const attributes: Record<string, string | true> = {};
  const properties: Record<string, unknown> = {};
  const handlers: Record<string, (event: Event) => void> = {};
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    const attribute = attributeOf(element, name);
    if (name in EVENT_OF) {
      if (value) handlers[EVENT_OF[name as keyof typeof EVENT_OF]] = value as (event: Event) => void;
    } else if (attribute === undefined) {
      properties[name] = value;
    } else if (typeof value === 'string' || typeof value === 'number') {
      attributes[attribute] = String(value);
    } else if (typeof value === 'boolean') {
      const isWord = /^(aria|data)-/.test(attribute);
      if (isWord || value) attributes[attribute] = isWord ? String(value) : true;
    } else if (value !== undefined && value !== null) {
      others[name] = value;
    }
  }
  return { attributes, properties, handlers, others };
}

/** The attribute of a prop, or undefined where there is only a property. */
function attributeOf(element: Declarations, prop: string): string | undefined {
  // The declarations are complete once a class was asked for its attributes, as a browser does when it defines it.
  const declaration = element.observedAttributes.length > 0 ? element.elementProperties.get(prop) : undefined;
  if (declaration?.attribute === false) return undefined;
  if (typeof declaration?.attribute === 'string') return declaration.attribute;
  if (declaration) return prop.toLowerCase();
  return prop === 'className' ? 'class' : prop;
}
