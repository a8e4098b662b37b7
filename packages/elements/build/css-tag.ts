// Stands in for Lit's `css-tag.js` in the script tag's bundle, whose elements need constructed style sheets anyway: their
// other looks are written into such sheets. Lit's own also works without them, and takes values between the texts.

/** Makes a style sheet of a text without values. */
export function css([text]: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text as string);
  return sheet;
}

export function getCompatibleStyle(sheet: CSSStyleSheet): CSSStyleSheet {
  return sheet;
}

export function adoptStyles(root: ShadowRoot, sheets: readonly CSSStyleSheet[]): void {
  root.adoptedStyleSheets = [...sheets];
}

// Lit hands these on as well. Nothing in the script takes them.
export { css as CSSResult, css as unsafeCSS };
export const supportsAdoptingStyleSheets = true;
