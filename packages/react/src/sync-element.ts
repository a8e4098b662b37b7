import type { SplitProps } from './split-props.ts';

/** What an element was given. */
export type Written = Pick<SplitProps, 'attributes' | 'properties'>;

/**
 * Brings an element from one render to the next. React itself would not do: version 18 knows no properties, and 19 sets
 * the property of every attribute, also those for reading, and `undefined` where one was taken away.
 */
export function syncElement(element: HTMLElement, before: Written, now: Written): void {
  for (const name of namesOf(before.attributes, now.attributes)) {
    const value = now.attributes[name];
    if (value === before.attributes[name]) continue;
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : value);
  }
  for (const name of namesOf(before.properties, now.properties)) {
    if (now.properties[name] !== before.properties[name]) Object.assign(element, { [name]: now.properties[name] });
  }
}

function namesOf(before: object, now: object): Set<string> {
  return new Set([...Object.keys(before), ...Object.keys(now)]);
}
