/** A text and not a sheet of Lit's: a part of the script brings no Lit with it. */
export const CARD_BRANDS_STYLES = `
  .iconed {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 0.5em;
  }
  [part='icon'] {
    display: flex;
    align-items: center;
    height: 1.5em;
    height: 1lh;
    pointer-events: none;
  }
`;
