import '@inlay/elements/define';
import { prewarm } from '@inlay/elements';
import { find } from '../find.ts';
import { copyOnPress } from './copy-on-press.ts';
import { hasSet } from './field-sets.ts';
import { listLanguages } from './languages.ts';
import { Preview } from './preview.ts';
import { readSettings } from './settings.ts';

/** Colors that fit the ground of a scheme. */
const COLORS = {
  light: { ground: '#fffdf9', text: '#241a12', accent: '#1f5b4d' },
  dark: { ground: '#1e1914', text: '#f3ebdf', accent: '#94d3bc' },
} as const;

const root = document.querySelector<HTMLElement>('#style');
const { vault, publishableKey } = root?.dataset ?? {};
if (root && vault && publishableKey) start(root, { vault, publishableKey });

function start(page: HTMLElement, origin: { readonly vault: string; readonly publishableKey: string }): void {
  prewarm(origin);
  const controls = find(page, '#controls') as HTMLFormElement;
  const preview = new Preview(page, origin);
  const moved = new Set<string>();
  const input = (name: string) =>
    controls.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | RadioNodeList;

  const showColors = (): void => {
    const colors = COLORS[input('scheme').value as keyof typeof COLORS];
    for (const [name, color] of Object.entries(colors)) if (!moved.has(name)) input(name).value = color;
  };

  const show = async (): Promise<void> => {
    for (const output of controls.querySelectorAll('output')) {
      output.value = `${input(output.htmlFor.value).value} px`;
    }
    find(controls, '#layout').hidden = input('fields').value !== 'card';
    await preview.show(readSettings(controls, moved));
  };

  /** A theme brings measures of its own, and the controls show them. */
  const chooseTheme = async (): Promise<void> => {
    moved.clear();
    showColors();
    if (input('theme').value === 'page') for (const name of ['radius', 'padding']) resetRange(name);
    await show();
    const { look } = preview;
    if (input('theme').value === 'page' || !look) return;
    for (const name of ['radius', 'padding'] as const) {
      if (!moved.has(name)) input(name).value = String(Math.round(look[name]));
    }
    await show();
  };

  const resetRange = (name: string): void => {
    const range = input(name) as HTMLInputElement;
    range.value = range.defaultValue;
  };

  const startAgain = (): void => {
    controls.reset();
    input('scheme').value = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    void chooseTheme();
  };

  const languages = input('lang') as HTMLSelectElement;
  for (const { tag, name } of listLanguages()) {
    const isFirst = tag === 'en';
    languages.append(new Option(name, tag, isFirst, isFirst));
  }
  for (const radio of controls.querySelectorAll<HTMLInputElement>('[name=fields]')) {
    const isThere = hasSet(radio.value);
    radio.disabled = !isThere;
    radio.parentElement?.toggleAttribute('hidden', !isThere);
  }

  controls.addEventListener('input', ({ target }) => {
    const { name } = target as HTMLInputElement;
    if (name === 'theme') return void chooseTheme();
    if (name === 'lang') void followDirection();
    else {
      moved.add(name);
      if (name === 'scheme') showColors();
      void show();
    }
  });
  controls.addEventListener('submit', (event) => {
    event.preventDefault();
    startAgain();
  });
  find(page, '.checkout').addEventListener('submit', (event) => event.preventDefault());

  const followDirection = async (): Promise<void> => {
    const { textInfo } = new Intl.Locale(languages.value) as { textInfo?: { direction: string } };
    input('dir').value = textInfo?.direction === 'rtl' || ['ar', 'he'].includes(languages.value) ? 'rtl' : 'ltr';
    await show();
  };

  copyOnPress(page);
  startAgain();
}
