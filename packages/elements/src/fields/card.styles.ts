import { css } from 'lit';

export const cardStyles = css`
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
