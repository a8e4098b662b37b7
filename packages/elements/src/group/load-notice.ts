import { createElement } from '../create-element.ts';

export interface NoticeWords {
  /** What went wrong. Empty: nothing. */
  readonly sentence: string;
  readonly retry: string;
  /** What went wrong is being tried again. */
  readonly isRetrying: boolean;
}

/** Says once for all fields that they did not load, and offers to try again. */
export class LoadNotice {
  readonly #sentence = createElement('div', { part: 'error', role: 'alert' });
  readonly #button = createElement('button', { part: 'retry', type: 'button', hidden: '' });
  readonly parts: readonly HTMLElement[] = [this.#sentence, this.#button];
  readonly #done: () => void;

  /**
   * @param retry the payer wants to try again
   * @param done it worked, and the focus is to go on to the fields
   */
  constructor(retry: () => void, done: () => void) {
    this.#done = done;
    this.#button.addEventListener('click', () => {
      if (this.#button.ariaDisabled !== 'true') retry();
    });
  }

  get isShown(): boolean {
    return this.#sentence.textContent !== '';
  }

  /** While it is tried again, the button stays with the focus on it; a sentence that is still true is said again. */
  show({ sentence, retry, isRetrying }: NoticeWords): void {
    const isOver = sentence === '' && !isRetrying;
    // A payer who looks at another window meanwhile comes back to it: then it is not `:focus`. One who went on in a page
    // around this one does not.
    const { activeElement } = this.#button.getRootNode() as ShadowRoot;
    const hadFocus = activeElement === this.#button && (self === top || document.hasFocus());
    if (this.#sentence.textContent !== sentence) this.#sentence.textContent = sentence;
    this.#button.textContent = retry;
    this.#button.ariaDisabled = String(isRetrying);
    this.#button.hidden = isOver;
    if (isOver && hadFocus) this.#done();
  }

  /** Says it again to those who can't see it. */
  repeat(): void {
    const { textContent } = this.#sentence;
    this.#sentence.textContent = '';
    this.#sentence.textContent = textContent;
  }
}
