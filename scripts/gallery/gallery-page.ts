import { STATES, type Sheet, THEMES, type Theme } from './sheet.ts';

const TITLES: Readonly<Record<Theme, string>> = {
  default: 'A page that styles nothing',
  page: 'A page that styles its inputs',
  soft: 'Soft',
  line: 'Line',
  contrast: 'Contrast',
};

/** `docs/gallery/README.md`: the first sheet of each theme, and links to the others. */
export function galleryPage(sheets: readonly Sheet[], nameOf: (sheet: Sheet) => string): string {
  const sections = THEMES.map((theme) => {
    const [first, ...others] = sheets.filter((sheet) => sheet.theme === theme);
    if (!first) return '';
    const links = others.map((sheet) => `[${describe(sheet)}](${nameOf(sheet)})`);
    return `## ${TITLES[theme]}\n\n![${TITLES[theme]}, ${describe(first)}](${nameOf(first)})\n\nAlso: ${links.join(', ')}.`;
  });
  return `# Gallery

Every element, ${STATES.slice(0, -1).join(', ')} and ${STATES.at(-1)}, taken by \`npm run gallery\` from real fields with frames of
a real vault. What makes these looks: [style](../style.md). The state \`autofilled\` has no picture: no driver fills a card in;
its text keeps the color of the page.

${sections.join('\n\n')}
`;
}

function describe({ scheme, direction, width }: Sheet): string {
  return `${scheme}, ${direction === 'ltr' ? 'left to right' : 'right to left'}, ${width}`;
}
