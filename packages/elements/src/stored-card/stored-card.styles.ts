import { css } from 'lit';

export const storedCardStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--inlay-gap, 0.5em);
  }
  :host([hidden]) {
    display: none;
  }
  [part='icon'] {
    display: flex;
  }
  [part='expiry'] {
    color: var(--inlay-hint-color, inherit);
  }
  [part='expiry']:empty {
    display: none;
  }
`;
