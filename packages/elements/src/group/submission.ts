/** Milliseconds. A page's router may look at the submitter again when the submission is over. */
const STAND_IN_TIME = 1_000;

/** Targets that keep the page. */
const OTHER_WINDOW = /^(?!_self$|_top$|_parent$)./i;

/** A submission as it stood at the click, to be done again later: a page may disable its button, change or remove it. */
export class Submission {
  readonly #form: HTMLFormElement;
  readonly #submitter: HTMLElement | null;
  /** The submitter with all its attributes, such as `name`, `value` and `formaction`, as they were. */
  readonly #copy: HTMLElement | undefined;

  constructor(form: HTMLFormElement, submitter: HTMLElement | null) {
    this.#form = form;
    this.#submitter = submitter;
    this.#copy = submitter?.cloneNode() as HTMLElement | undefined;
  }

  get method(): 'get' | 'post' | 'dialog' {
    const method = this.#effective('method').toLowerCase();
    return method === 'post' || method === 'dialog' ? method : 'get';
  }

  /** The button says that it does not care how the fields stand, as one that cancels does. */
  get isUnvalidated(): boolean {
    return this.#copy?.hasAttribute('formnovalidate') ?? false;
  }

  /** The page goes, if nobody stops the submission. */
  get leavesPage(): boolean {
    return !OTHER_WINDOW.test(this.#effective('target'));
  }

  /** Submits again. A hidden copy stands in for a submitter that is not any more what it was. */
  repeat(): void {
    const submitter = this.#isUnchanged() ? this.#submitter : this.#standIn();
    HTMLFormElement.prototype.requestSubmit.call(this.#form, submitter);
  }

  #effective(name: 'method' | 'target'): string {
    return this.#copy?.getAttribute(`form${name}`) ?? this.#form.getAttribute(name) ?? '';
  }

  #isUnchanged(): boolean {
    const submitter = this.#submitter;
    if (!submitter || !this.#copy) return true;
    const isOurs = submitter.isConnected && 'form' in submitter && submitter.form === this.#form;
    return isOurs && !submitter.matches(':disabled') && this.#copy.isEqualNode(submitter.cloneNode());
  }

  #standIn(): HTMLElement {
    const copy = this.#copy as HTMLElement;
    copy.hidden = true;
    copy.removeAttribute('id');
    this.#form.append(copy);
    setTimeout(() => copy.remove(), STAND_IN_TIME);
    return copy;
  }
}
