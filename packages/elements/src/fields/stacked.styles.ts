import { css } from 'lit';

/** In the frame there are 12 pixels between two rows. */
export const stackedStyles = css`
  .stacked ::slotted(iframe) {
    height: calc(var(--rows) * (1.5em + 12px) - 12px) !important;
    height: calc(var(--rows) * (1lh + 12px) - 12px) !important;
  }
`;
