import { css } from 'lit';

export const fieldStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  [part='label'] {
    display: block;
    margin-block-end: var(--inlay-label-gap, 0.25em);
    color: var(--inlay-label-color, inherit);
    font: var(--inlay-label-font, inherit);
  }
  [part='frame'] {
    --focus-color: var(--inlay-focus-color, var(--accent, light-dark(#1558d6, #8ab4f8)));
    position: relative;
    box-sizing: border-box;
    padding: var(--inlay-padding, 0.5em 0.625em);
    border: var(--inlay-border, 1px solid color-mix(in srgb, currentColor 45%, transparent));
    border-radius: var(--inlay-radius, 0.25em);
    display: grid;
    align-content: center;
    background: var(--inlay-background, Field);
    box-shadow: var(--inlay-shadow, none);
    color: var(--inlay-color, FieldText);
    font: var(--inlay-font, inherit);
    line-height: var(--inlay-line-height, 1.5);
    cursor: text;
  }
  :host(:state(focused)) [part='frame'] {
    border-color: var(--focus-color);
    outline: var(--inlay-focus-outline, 2px solid var(--focus-color));
    outline-offset: var(--inlay-focus-offset, -1px);
  }
  :host(:state(invalid):not(:disabled)) [part='frame'] {
    border-color: var(--inlay-invalid-color, light-dark(#c62828, #ff8a80));
  }
  :host(:disabled) [part='frame'] {
    opacity: var(--inlay-disabled-opacity, 0.5);
    cursor: default;
  }
  :host(:state(failed)) [part='frame'] {
    opacity: var(--inlay-disabled-opacity, 0.5);
    cursor: not-allowed;
  }
  [part='hint'],
  [part='error'] {
    margin-block-start: var(--inlay-message-gap, 0.25em);
    font: var(--inlay-message-font, inherit);
    font-size: var(--inlay-message-size, 0.875em);
  }
  [part='hint'] {
    color: var(--inlay-hint-color, inherit);
  }
  [part='error'] {
    color: var(--inlay-invalid-color, light-dark(#c62828, #ff8a80));
  }
  ::slotted(iframe) {
    all: initial !important;
    display: block !important;
    box-sizing: border-box !important;
    width: 100% !important;
    height: 1.5em !important;
    /* Where lines stand closer than letters are high, the letters are not cut, and the box is not higher either. */
    height: max(1lh, 1.25em) !important;
    margin-block: min(0px, (1lh - 1.25em) / 2) !important;
    border: 0 !important;
    font: inherit !important;
    line-height: inherit !important;
    color-scheme: inherit !important;
  }
  :host(:not(:state(loaded))) ::slotted(iframe) {
    opacity: 0 !important;
  }
  :host(:state(failed)) ::slotted(iframe) {
    visibility: hidden !important;
  }
  .look,
  .anchor {
    position: absolute;
    visibility: hidden;
    transition: 1ms allow-discrete;
    transition-property: color, color-scheme, font-family, font-size, font-weight, letter-spacing, line-height;
  }
  @media (pointer: coarse) {
    /* Phones zoom into a text that is smaller. */
    .look,
    ::slotted(iframe) {
      font-size: max(16px, 1em) !important;
    }
  }
  @media (forced-colors: active) {
    /* A box that was told by its shade or shadow has lost both. */
    [part='frame'][part] {
      border: 1px solid FieldText;
    }
    :host(:state(focused)) [part='frame'][part] {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
    :host(:disabled) [part='frame'][part] {
      border-color: GrayText;
      opacity: 1;
    }
  }
  .look i {
    transition: inherit;
  }
  .anchor {
    visibility: visible;
    inset: 0;
    pointer-events: none;
    outline: 0;
  }
  .placeholder {
    color: var(--inlay-placeholder-color, color-mix(in srgb, currentColor 65%, transparent));
  }
  .invalid {
    color: var(--inlay-invalid-text-color, inherit);
  }
`;
