import { FONTS, type Settings } from './settings.ts';

/** The style sheet of the page that the controls describe: it is applied as it is shown. */
export function cssOf(settings: Settings): string {
  const rules = [
    pageRule(settings),
    ...ROOM,
    ...(settings.theme === 'page' ? inputRules(settings) : themeRules(settings)),
  ];
  return rules.join('\n\n');
}

/** Fields are blocks without margins: how far apart they stand is the page's to say. */
const ROOM = [
  rule('.checkout inlay-fields, .row', { display: 'grid', gap: '16px' }),
  rule('.row', { 'grid-template-columns': 'repeat(auto-fit, minmax(min(100%, 8em), 1fr))' }),
  rule('.checkout button', { 'margin-top': '16px' }),
];

function pageRule({ scheme, ground, text, accent, font, size, width }: Settings): string {
  return rule('.checkout', {
    'color-scheme': scheme,
    'box-sizing': 'border-box',
    'max-width': `${width}px`,
    padding: 'clamp(16px, 4vw, 32px)',
    background: ground,
    color: text,
    'accent-color': accent,
    font: `${size}px/1.5 ${FONTS[font]}`,
  });
}

/** Nothing here says a word of payment fields: they look like the inputs. */
function inputRules({ ground, text, accent, radius, padding }: Settings): string[] {
  return [
    rule('.checkout input', {
      'box-sizing': 'border-box',
      width: '100%',
      padding: `${padding}px ${Math.round(padding * 1.25)}px`,
      border: `1px solid color-mix(in srgb, ${text} 55%, ${ground})`,
      'border-radius': `${radius}px`,
      background: `color-mix(in srgb, ${text} 3%, ${ground})`,
      color: 'inherit',
      font: 'inherit',
    }),
    rule('.checkout input::placeholder', { color: `color-mix(in srgb, ${text} 70%, ${ground})` }),
    rule('.checkout input:focus', { 'border-color': accent, outline: `2px solid ${accent}`, 'outline-offset': '1px' }),
  ];
}

/** What was moved since the theme was chosen outdoes it. */
function themeRules({ moved, ground, text, accent, radius, padding }: Settings): string[] {
  const all: readonly (readonly [control: string, property: string, value: string])[] = [
    ['radius', '--inlay-radius', `${radius}px`],
    ['padding', '--inlay-padding', `${padding}px ${Math.round(padding * 1.25)}px`],
    ['accent', '--inlay-focus-color', accent],
    ['accent', '--inlay-focus-outline', `2px solid ${accent}`],
    ['ground', '--inlay-background', `color-mix(in srgb, ${text} 3%, ${ground})`],
    ['text', '--inlay-color', text],
  ];
  const own = all.filter(([control]) => moved.has(control));
  if (own.length === 0) return [];
  return [rule('.checkout inlay-fields', Object.fromEntries(own.map(([, property, value]) => [property, value])))];
}

function rule(selector: string, declarations: Readonly<Record<string, string>>): string {
  const lines = Object.entries(declarations).map(([property, value]) => `  ${property}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}`;
}
