import { css } from 'lit';

export const fieldsStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  [part='error'] {
    color: var(--inlay-invalid-color, #c62828);
    font: var(--inlay-message-font, inherit);
  }
  [part='error']:empty {
    display: none;
  }
`;
