import type { Token } from '../events/inlay-token-event.ts';
import type { FieldElement } from '../fields/field-element.ts';
import type { FieldGroup } from './field-group.ts';
import { isSubmitter, submitImplicitly } from './implicit-submission.ts';
import { Submission } from './submission.ts';

/** What was made for a group, and whether the page has it. */
interface Made {
  readonly token?: Token;
  isTaken?: boolean;
}

/**
 * - `idle`: the next submit makes tokens
 * - `tokenizing`: tokens are on their way, and submits meanwhile are clicks too many
 * - `repeating`: the form is submitted again, with them
 * - `leaving`: the page goes; a submit meanwhile sends the same tokens, which work only once
 */
type Phase = 'idle' | 'tokenizing' | 'repeating' | 'leaving';

/** Milliseconds within which a second submit is the other half of a double click. */
const DOUBLE_CLICK = 500;
/** Milliseconds after which a page that should have gone is believed to stay: its answer was a download, or nothing. */
const LEAVING_TIME = 30_000;

const forms = new WeakMap<HTMLFormElement, PlainForm>();

/**
 * Makes a form post tokens, without a script of the page's own: stops a submit before anybody hears of it, makes the
 * tokens, and submits again by the same button. The page's own submit listeners then see the form with its tokens.
 *
 * Tokens join in the `formdata` event and are not values of the form: else Back would restore one that is spent. What
 * bypasses this is `form.submit()`, which by design tells nobody.
 */
export class PlainForm {
  static of(form: HTMLFormElement): PlainForm {
    const plainForm = forms.get(form) ?? new PlainForm(form);
    forms.set(form, plainForm);
    return plainForm;
  }

  readonly #form: HTMLFormElement;
  readonly #groups = new Map<FieldGroup, Made>();
  #ended = new AbortController();
  #phase: Phase = 'idle';
  #startedAt = Number.NEGATIVE_INFINITY;
  /** When the page was through with a submit, or got its token. */
  #handledAt = Number.NEGATIVE_INFINITY;
  #leavingTimer: ReturnType<typeof setTimeout> | undefined;
  #repeated: SubmitEvent | undefined;
  #click: { readonly submitter: HTMLElement; isHandled: boolean } | undefined;

  private constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  attach(group: FieldGroup): void {
    if (this.#groups.size === 0) this.#listen();
    this.#groups.set(group, {});
  }

  detach(group: FieldGroup): void {
    this.#groups.delete(group);
    if (this.#groups.size === 0) this.#ended.abort();
  }

  /**
   * The fields changed: a token of what they held before is not for the next submit. Where the payer filled something in,
   * that submit is no click too many.
   */
  forget(group: FieldGroup, isFilled: boolean): void {
    if (this.#phase === 'tokenizing' || this.#phase === 'repeating') return;
    if (isFilled) this.#startedAt = this.#handledAt = Number.NEGATIVE_INFINITY;
    this.#settle('idle');
    if (this.#groups.has(group)) this.#groups.set(group, {});
  }

  /** The token that was made for this submit, for a listener of the page's that asks for one by itself. Once. */
  take(group: FieldGroup): Token | undefined {
    const made = this.#groups.get(group);
    if (!made?.token || made.isTaken) return undefined;
    made.isTaken = true;
    this.#tellTaken(group);
    return made.token;
  }

  submitImplicitly(): void {
    submitImplicitly(this.#form, this.#fields.length);
  }

  get #fields(): readonly FieldElement[] {
    return [...this.#groups.keys()].flatMap((group) => group.fields);
  }

  #listen(): void {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    const root = this.#form.getRootNode();
    // Above the document there is nobody who could hear of a submit before.
    const top = root instanceof Document ? window : root;
    const capture = { signal, capture: true };
    top.addEventListener('submit', (event) => this.#onSubmit(event as SubmitEvent), capture);
    top.addEventListener('click', (event) => this.#onClick(event), capture);
    top.addEventListener('invalid', (event) => this.#onInvalid(event), capture);
    this.#form.addEventListener('formdata', (event) => this.#onFormData(event), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#onRestored(), { signal });
  }

  #onSubmit(event: SubmitEvent): void {
    if (event.target !== this.#form || this.#phase === 'leaving') return;
    if (this.#phase === 'repeating') {
      this.#repeated = event;
      return;
    }
    if (this.#phase === 'tokenizing' || this.#isTooMany(event)) return stop(event);
    const submission = new Submission(this.#form, event.submitter);
    if (submission.method === 'dialog') return;
    for (const group of this.#groups.keys()) this.#groups.set(group, {});
    const paying = [...this.#groups.keys()].filter((group) =>
      submission.isUnvalidated ? group.isComplete : !group.isSkipped,
    );
    if (paying.length === 0) return;
    stop(event);
    if (submission.method === 'get') return paying[0]?.host.refuse('form_method_refused');
    this.#startedAt = event.timeStamp;
    void this.#pay(submission, paying);
  }

  /** The page's own `requestSubmit()`, once it handled a submit, is none. */
  #isTooMany({ timeStamp }: SubmitEvent): boolean {
    const isImpatient = this.#click !== undefined && timeStamp - this.#handledAt < DOUBLE_CLICK;
    return isImpatient || timeStamp - this.#startedAt < DOUBLE_CLICK;
  }

  async #pay(submission: Submission, paying: readonly FieldGroup[]): Promise<void> {
    this.#settle('tokenizing');
    const tokens = await Promise.all(paying.map((group) => group.host.pay()));
    if (tokens.includes(undefined)) {
      this.#startedAt = Number.NEGATIVE_INFINITY;
      return this.#settle('idle');
    }
    // In a microtask of a submit, browsers ignore another one.
    await new Promise((resolve) => setTimeout(resolve));
    if (!paying.every((group) => this.#groups.has(group))) return this.#settle('idle');
    for (const [index, group] of paying.entries()) this.#groups.set(group, { token: tokens[index] as Token });
    this.#repeated = undefined;
    this.#settle('repeating');
    submission.repeat();
    const event = this.#repeated as SubmitEvent | undefined;
    // A field of the page's own may have become invalid meanwhile.
    if (!event) for (const group of paying) this.#groups.set(group, {});
    if (event && !event.defaultPrevented && submission.leavesPage) return this.#settle('leaving');
    if (event) this.#handledAt = performance.now();
    this.#settle('idle');
  }

  #onFormData({ formData }: FormDataEvent): void {
    for (const [group, made] of this.#groups) {
      if (!made.token) continue;
      formData.append(group.host.name(), made.token.token);
      if (!made.isTaken) this.#tellTaken(group);
      made.isTaken = true;
    }
  }

  /** Once it is known whether the page stays: one that leaves may send the same token once more. */
  #tellTaken(group: FieldGroup): void {
    setTimeout(() => {
      if (this.#phase !== 'idle') return;
      this.#handledAt = performance.now();
      group.host.taken();
    });
  }

  /** Remembers the button for the rest of this task, in which the browser validates the form. */
  #onClick(event: Event): void {
    const submitter = event.composedPath().find((target) => isSubmitter(target, this.#form));
    if (!submitter) return;
    const click = { submitter: submitter as HTMLElement, isHandled: false };
    this.#click = click;
    setTimeout(() => {
      if (this.#click === click) this.#click = undefined;
    });
  }

  #onInvalid(event: Event): void {
    const click = this.#click;
    if (!click || !this.#fields.some((field) => field === event.target)) return;
    // The fields show their errors themselves: a bubble of the browser's would say it twice.
    event.preventDefault();
    if (click.isHandled) return;
    click.isHandled = true;
    // Now, not only after the answers: in WebKit the focus gets into a frame for the first time only within the click.
    const first = this.#form.querySelector(':invalid:not(fieldset)');
    if (first === event.target) (first as FieldElement).focus();
    // By then the browser has focused what it finds wrong.
    setTimeout(() => void this.#askAgain(click.submitter, first));
  }

  /**
   * A field's state may lag a keystroke: before a click is lost to it, the fields are asked once more.
   *
   * @param focused what has the focus for now
   */
  async #askAgain(submitter: HTMLElement, focused: Element | null): Promise<void> {
    const fields = this.#fields;
    const { activeElement } = document;
    await Promise.all(fields.map((field) => field.check()));
    if (!this.#form.matches(':invalid') && isSubmitter(submitter, this.#form)) {
      return HTMLFormElement.prototype.requestSubmit.call(this.#form, submitter);
    }
    for (const field of fields) field.showFlaw();
    const first = [...this.#form.elements].find((control) => control.matches(':invalid:not(fieldset)'));
    // A payer who went on meanwhile is not taken back, also one of whom the page does not know yet. But the browser focuses
    // the first invalid control that is none of the fields.
    const isFocused = first === focused && !activeElement?.matches(':invalid');
    if (isFocused || document.activeElement !== activeElement) return;
    fields.find((field) => field === first)?.focus();
  }

  /** Back, to a page that was kept: nothing of the payment that left it is left. */
  #onRestored(): void {
    this.#settle('idle');
    this.#startedAt = this.#handledAt = Number.NEGATIVE_INFINITY;
    for (const group of this.#groups.keys()) {
      this.#groups.set(group, {});
      void group.check();
    }
  }

  #settle(phase: Phase): void {
    clearTimeout(this.#leavingTimer);
    this.#phase = phase;
    if (phase === 'leaving') this.#leavingTimer = setTimeout(() => this.#settle('idle'), LEAVING_TIME);
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
