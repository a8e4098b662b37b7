type Submitter = HTMLButtonElement | HTMLInputElement;

/** All of a submitter that a submission depends on. */
const ATTRIBUTES = ['name', 'value', 'formaction', 'formmethod', 'formenctype', 'formtarget', 'formnovalidate'];

/** Milliseconds. A page's router may look at the submitter again when the submission is over. */
const STAND_IN_TIME = 1_000;

/** Targets that keep the page. */
const OTHER_WINDOW = /^(?!_self$|_top$|_parent$)./i;

/** A submission as it stood at the click, to be done again later: a page may disable its button, change or remove it. */
export class Submission {
  readonly #form: HTMLFormElement;
  readonly #submitter: Submitter | null;
  readonly #attributes: ReadonlyMap<string, string>;

  constructor(form: HTMLFormElement, submitter: HTMLElement | null) {
    this.#form = form;
    this.#submitter = submitter as Submitter | null;
    this.#attributes = readAttributes(submitter);
  }

  get method(): 'get' | 'post' | 'dialog' {
    const method = this.#effective('method').toLowerCase();
    return method === 'post' || method === 'dialog' ? method : 'get';
  }

  /** The button says that it does not care how the fields stand, as one that cancels does. */
  get isUnvalidated(): boolean {
    return this.#attributes.has('formnovalidate');
  }

  /** The page goes, if nobody stops the submission. */
  get leavesPage(): boolean {
    return !OTHER_WINDOW.test(this.#effective('target'));
  }

  /** Submits again. A hidden button stands in for a submitter that is not any more what it was. */
  repeat(): void {
    const submitter = this.#submitter && (this.#isUnchanged(this.#submitter) ? this.#submitter : this.#standIn());
    HTMLFormElement.prototype.requestSubmit.call(this.#form, submitter);
  }

  #effective(name: 'method' | 'target'): string {
    return this.#attributes.get(`form${name}`) ?? this.#form.getAttribute(name) ?? '';
  }

  #isUnchanged(submitter: Submitter): boolean {
    const now = readAttributes(submitter);
    return (
      submitter.isConnected &&
      submitter.form === this.#form &&
      !submitter.matches(':disabled') &&
      ATTRIBUTES.every((name) => now.get(name) === this.#attributes.get(name))
    );
  }

  #standIn(): HTMLButtonElement {
    const button = document.createElement('button');
    for (const [name, value] of this.#attributes) button.setAttribute(name, value);
    button.hidden = true;
    this.#form.append(button);
    setTimeout(() => button.remove(), STAND_IN_TIME);
    return button;
  }
}

function readAttributes(element: Element | null): Map<string, string> {
  return new Map(
    ATTRIBUTES.flatMap((name) => {
      const value = element?.getAttribute(name);
      return value === null || value === undefined ? [] : [[name, value]];
    }),
  );
}
