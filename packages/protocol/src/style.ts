import { type Parse, record, text } from './shape.ts';

/**
 * The CSS properties that a page may set on the input inside a frame. Nothing that fetches, moves or hides: a value is
 * checked again inside the frame before it is applied.
 */
export const STYLE_PROPERTIES = [
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
  'paddingBlockEnd',
  'paddingBlockStart',
  'paddingInlineEnd',
  'paddingInlineStart',
  'textAlign',
] as const;

export type StyleProperty = (typeof STYLE_PROPERTIES)[number];

/** The states of the input that may have a style of their own. */
export const STYLE_STATES = ['base', 'placeholder', 'focus', 'invalid', 'valid', 'disabled'] as const;

export type StyleState = (typeof STYLE_STATES)[number];

export type StyleDeclarations = { readonly [property in StyleProperty]?: string };

/** The look of the input inside a frame. */
export type FieldStyle = { readonly [state in StyleState]?: StyleDeclarations };

const declarations: Parse<StyleDeclarations> = record(STYLE_PROPERTIES, text(128));

export const parseFieldStyle: Parse<FieldStyle> = record(STYLE_STATES, declarations);
