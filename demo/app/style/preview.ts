import { type FieldElement, registerLocale } from '@inlay/elements';
import type { FieldsOrigin } from '../../views/payment-fields.ts';
import { find } from '../find.ts';
import { cssOf } from './css-of.ts';
import { fieldNameOf } from './field-sets.ts';
import { loadLanguage } from './languages.ts';
import { errorOf, fieldsView, pageOf } from './markup-of.ts';
import type { Settings } from './settings.ts';

/** The checkout that the controls change, and its source below. */
export class Preview {
  readonly #root: HTMLElement;
  readonly #origin: FieldsOrigin;
  readonly #sheet = new CSSStyleSheet();
  /** What the fields were made of. They are made anew only when this changes, so that what was typed stays. */
  #made = '';
  #turn = 0;
  #next: Settings | undefined;
  #running: Promise<void> | undefined;

  constructor(root: HTMLElement, origin: FieldsOrigin) {
    this.#root = root;
    this.#origin = origin;
    document.adoptedStyleSheets.push(this.#sheet);
  }

  /** Resolves once the latest settings are shown: those that are overtaken meanwhile are left out. */
  show(settings: Settings): Promise<void> {
    this.#next = settings;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#next) {
      const settings = this.#next;
      this.#next = undefined;
      await this.#apply(settings);
    }
    this.#running = undefined;
  }

  async #apply(settings: Settings): Promise<void> {
    const locale = await loadLanguage(settings.lang);
    registerLocale(locale);
    const stage = find(this.#root, '.checkout');
    const css = cssOf(settings);
    this.#sheet.replaceSync(css);
    stage.lang = settings.lang;
    stage.dir = settings.dir;
    // The fields look again when an attribute around them changes: a rule that a script writes leaves no such trace.
    stage.dataset['look'] = String(++this.#turn);
    find(this.#root, '#own-input').hidden = settings.theme !== 'page';
    await this.#linkTheme(settings.theme);
    const made = `${settings.fields} ${settings.layout}`;
    if (made !== this.#made)
      find(this.#root, '#fields').innerHTML = fieldsView(settings, locale, this.#origin).toString();
    this.#made = made;
    for (const field of this.#fields) {
      const tag = field.localName;
      field.label = (locale.labels as Readonly<Record<string, string>>)[fieldNameOf(tag)] ?? '';
      field.disabled = settings.state === 'disabled';
      field.readOnly = settings.state === 'readonly';
      field.error = settings.state === 'error' ? errorOf(tag, locale) : '';
    }
    find(this.#root, '#css code').textContent = css;
    find(this.#root, '#html code').textContent = pageOf(settings, locale, this.#origin);
  }

  /** How the first field looks now, for the controls to show it. */
  get look(): { readonly radius: number; readonly padding: number } | undefined {
    const box = this.#fields[0]?.shadowRoot?.querySelector('[part=frame]');
    if (!box) return undefined;
    const { borderStartStartRadius, paddingBlockStart } = getComputedStyle(box);
    return { radius: Number.parseFloat(borderStartStartRadius), padding: Number.parseFloat(paddingBlockStart) };
  }

  get #fields(): readonly FieldElement[] {
    return [...this.#root.querySelectorAll<FieldElement>('inlay-fields :defined')].filter((element) =>
      element.localName.startsWith('inlay-'),
    );
  }

  async #linkTheme(theme: Settings['theme']): Promise<void> {
    const old = document.querySelector<HTMLLinkElement>('link[data-theme]');
    if ((old?.dataset['theme'] ?? 'page') === theme) return;
    if (theme !== 'page') {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.dataset['theme'] = theme;
      link.href = `${this.#origin.vault}/themes/${theme}.css`;
      await new Promise((resolve) => {
        link.onload = link.onerror = resolve;
        document.head.append(link);
      });
    }
    old?.remove();
    for (const field of this.#fields) field.refreshLook();
    await new Promise(requestAnimationFrame);
  }
}
