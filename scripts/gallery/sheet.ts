export const THEMES = ['default', 'page', 'soft', 'line', 'contrast'] as const;
export const SCHEMES = ['light', 'dark'] as const;
export const DIRECTIONS = ['ltr', 'rtl'] as const;
export const STATES = ['empty', 'focused', 'filled', 'invalid', 'disabled', 'readonly'] as const;

/** A phone has a coarse pointer and narrow fields; the sheet is as wide as it takes to show all states. */
export const WIDTHS = {
  desktop: { viewport: { width: 3390, height: 400 } },
  phone: { viewport: { width: 2130, height: 400 }, hasTouch: true },
} as const;

export type Theme = (typeof THEMES)[number];
export type Direction = (typeof DIRECTIONS)[number];

/** What one picture shows. */
export interface Sheet {
  readonly theme: Theme;
  readonly scheme: (typeof SCHEMES)[number];
  readonly direction: Direction;
  readonly width: keyof typeof WIDTHS;
}
