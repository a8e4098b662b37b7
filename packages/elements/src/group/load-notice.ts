import { createElement } from '../create-element.ts';

export interface NoticeWords {
  /** What went wrong. Empty: nothing. */
  readonly sentence: string;
  readonly retry: string;
}

/** Says once for all fields that they did not load, and offers to try again. */
export class LoadNotice {
  readonly #sentence = createElement('div', { part: 'error', role: 'alert' });
  readonly #button = createElement('button', { part: 'retry', type: 'button', hidden: '' });
  readonly parts: readonly HTMLElement[] = [this.#sentence, this.#button];
  readonly #done: () => void;
  #isTrying = false;

  /**
   * @param retry the payer wants to try again
   * @param done it worked, and the focus is to go on to the fields
   */
  constructor(retry: () => void, done: () => void) {
    this.#done = done;
    this.#button.addEventListener('click', () => this.#isTrying || retry());
  }

  get isShown(): boolean {
    return this.#sentence.textContent !== '';
  }

  show({ sentence, retry }: NoticeWords): void {
    const hadFocus = this.#button.matches(':focus');
    this.#button.textContent = retry;
    this.#button.hidden = sentence === '';
    this.#say(sentence);
    if (sentence === '' && hadFocus) this.#done();
  }

  /** The button stays where it is, with the focus; the sentence comes again if it is still true. */
  begin(): void {
    if (this.#button.hidden) return;
    this.#sentence.textContent = '';
    this.#setTrying(true);
  }

  /** Says it again to who can't see it. */
  repeat(): void {
    this.#say(this.#sentence.textContent ?? '');
  }

  #say(sentence: string): void {
    this.#setTrying(false);
    this.#sentence.textContent = sentence;
  }

  #setTrying(isTrying: boolean): void {
    this.#isTrying = isTrying;
    this.#button.ariaDisabled = String(isTrying);
  }
}
