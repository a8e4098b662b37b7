import { css } from 'lit';

/** The frame lays its rows out by the same measures. */
export const stackedStyles = css`
  .stacked ::slotted(iframe) {
    height: calc(var(--inlay-rows) * 2.25em - 0.75em) !important;
    height: calc(var(--inlay-rows) * (1lh + 0.75em) - 0.75em) !important;
  }
`;
