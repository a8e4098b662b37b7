export const FONTS: Readonly<Record<string, string>> = {
  system: 'system-ui, sans-serif',
  serif: 'Georgia, "DejaVu Serif", serif',
  mono: 'ui-monospace, Menlo, "DejaVu Sans Mono", monospace',
  narrow: '"Arial Narrow", "Roboto Condensed", "DejaVu Sans Condensed", sans-serif',
};

/** What the controls say. Lengths are CSS pixels. */
export interface Settings {
  readonly theme: 'page' | 'soft' | 'line' | 'contrast';
  readonly fields: string;
  readonly layout: 'auto' | 'line' | 'stack';
  readonly state: 'plain' | 'disabled' | 'readonly' | 'error';
  readonly font: string;
  readonly size: number;
  readonly radius: number;
  readonly padding: number;
  readonly width: number;
  readonly accent: string;
  readonly ground: string;
  readonly text: string;
  readonly scheme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
  /** The names of the controls that were moved since the theme was chosen. */
  readonly moved: ReadonlySet<string>;
}

const NUMBERS = ['size', 'radius', 'padding', 'width'];

export function readSettings(controls: HTMLFormElement, moved: ReadonlySet<string>): Settings {
  const entries = [...new FormData(controls)].map(([name, value]) => [
    name,
    NUMBERS.includes(name) ? Number(value) : value,
  ]);
  return { ...(Object.fromEntries(entries) as Omit<Settings, 'moved'>), moved };
}
