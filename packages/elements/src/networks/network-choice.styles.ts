/** A text and not a sheet of Lit's: a part of the script brings no Lit with it. */
export const NETWORK_CHOICE_STYLES = `
  [part='networks'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    min-inline-size: 0;
    margin: var(--inlay-message-gap, 0.25em) 0 0;
    padding: 0;
    border: 0;
    color: var(--inlay-hint-color, inherit);
    font: var(--inlay-message-font, inherit);
    font-size: var(--inlay-message-size, 0.875em);
  }
  [part='networks'] legend {
    float: inline-start;
    padding: 0;
  }
  [part='networks'] > * {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 24px;
  }
  [part='networks'] label {
    cursor: pointer;
  }
  [part='networks'] input {
    margin: 0;
    inline-size: 1em;
    block-size: 1em;
    font: inherit;
    accent-color: var(--inlay-focus-color, light-dark(#1558d6, #8ab4f8));
  }
  [part='networks'] input:focus-visible {
    outline: var(--inlay-focus-outline, 2px solid var(--inlay-focus-color, light-dark(#1558d6, #8ab4f8)));
    outline-offset: 2px;
  }
`;
