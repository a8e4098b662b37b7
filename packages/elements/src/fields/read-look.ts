import type { FieldStyle, StyleDeclarations, StyleProperty } from '@inlay/protocol';

const INHERITED = [
  'caretColor',
  'color',
  'colorScheme',
  'direction',
  'fontFamily',
  'fontFeatureSettings',
  'fontKerning',
  'fontSize',
  'fontStyle',
  'fontVariantNumeric',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'textAlign',
] as const satisfies readonly StyleProperty[];

/** As much as the frame takes for one value. */
const LONGEST = 128;

/**
 * Reads how text in the field's box looks on the page. Every value is a computed one, so that no variable and no unit of
 * the page is left in it.
 *
 * @param look an element in the box, with a child of each class that has a look of its own
 */
export function readLook(look: Element): FieldStyle {
  const style = getComputedStyle(look);
  const base: StyleDeclarations = Object.fromEntries(
    INHERITED.map((property) => [
      property,
      property === 'fontFamily' ? shorten(style.fontFamily) : style[property],
    ]).filter(([, value]) => value && value.length <= LONGEST),
  );
  return { base, placeholder: { color: colorOf(look, 'placeholder') }, invalid: { color: colorOf(look, 'invalid') } };
}

function colorOf(look: Element, name: string): string {
  return getComputedStyle(look.getElementsByClassName(name)[0] ?? look).color;
}

/** Drops families from the middle of a long list: the first is the wish, the last the generic one. */
function shorten(families: string): string {
  const list = families.split(/,\s*/);
  while (list.length > 2 && list.join(', ').length > LONGEST) list.splice(-2, 1);
  return list.join(', ');
}
