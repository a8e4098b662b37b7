export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** Keys as a payer presses them. */
export type Key =
  | 'Tab'
  | 'Shift+Tab'
  | 'Enter'
  | 'ArrowLeft'
  | 'Backspace'
  | 'Delete'
  | 'End'
  | 'Control+a'
  | 'Control+c'
  | 'Control+v';

/** One window of a real browser. Every selector is a CSS selector, and looks in no shadow root. */
export interface Driver {
  /** Loads a page and waits for its `load` event. */
  open(url: string): Promise<void>;
  /**
   * Runs a function in the page, and waits for what it promises. Only its source gets there: it sees nothing around it,
   * and what goes in and out is JSON.
   */
  run<Given extends readonly unknown[], Got>(
    script: (...given: Given) => Got | Promise<Got>,
    ...given: Given
  ): Promise<Got>;
  /**
   * Runs a function in the document of an iframe of the page, of whatever origin. In WebKitGTK that spoils the focus for
   * the rest of the page's life: look into frames when nothing more is typed.
   */
  runIn<Given extends readonly unknown[], Got>(
    frame: string,
    script: (...given: Given) => Got | Promise<Got>,
    ...given: Given
  ): Promise<Got>;
  /** Scrolls to an element of the page and clicks at its middle, whatever is there. An iframe's middle is its content. */
  click(selector: string): Promise<void>;
  doubleClick(selector: string): Promise<void>;
  /** Presses and releases a key for each character, wherever the focus is. */
  type(text: string): Promise<void>;
  press(...keys: readonly Key[]): Promise<void>;
  /** A PNG of what the window shows. */
  screenshot(): Promise<Buffer>;
  readonly close: () => Promise<void>;
}

export interface Engine {
  readonly name: EngineName;
  /** What of it is missing here: `the program firefox-esr`. Undefined where it can start. */
  missing(): Promise<string | undefined>;
  start(): Promise<Driver>;
}

/** The source of a call, for the drivers that take nothing but source. */
export function sourceOf(script: (...given: never) => unknown, given: readonly unknown[]): string {
  return `(${String(script)})(${given.map((value) => JSON.stringify(value)).join(', ')})`;
}
