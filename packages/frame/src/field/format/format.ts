/** What an input holds and where its selection is. */
export interface InputText {
  readonly value: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

export interface Formatted {
  readonly value: string;
  /** Where the caret belongs in `value`. */
  readonly caret: number;
}

/**
 * Turns what the browser made of an edit into what the input should show.
 *
 * @param text the value after the edit, unformatted
 * @param caret where the browser left the caret in it
 * @param previous the input before the edit, as this function had formatted it, with its selection
 * @param brand of the card number that stands in the same frame
 */
export type Format = (text: string, caret: number, previous: InputText, brand?: string) => Formatted;
