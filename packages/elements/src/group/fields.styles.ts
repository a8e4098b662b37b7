import { css } from 'lit';

export const fieldsStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  [part='error'] {
    color: var(--inlay-invalid-color, light-dark(#c62828, #ff8a80));
    font: var(--inlay-message-font, inherit);
  }
  [part='error']:empty,
  [part='retry'][hidden] {
    display: none;
  }
  [part='retry'] {
    margin-block-start: var(--inlay-message-gap, 0.25em);
    font: inherit;
  }
  [part='retry'][aria-disabled='true'] {
    opacity: var(--inlay-disabled-opacity, 0.5);
  }
`;
