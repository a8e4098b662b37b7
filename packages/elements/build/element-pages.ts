import type { ElementDeclaration, Feature, Member } from './manifest.ts';

/** The page of one element, in Markdown. */
export function toPage(element: ElementDeclaration): string {
  const { tagName, description, members, attributes, events, slots, cssParts, cssProperties, cssStates } = element;
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  return [
    `# \`<${tagName}>\``,
    oneLine(description),
    table(
      'Attributes',
      ['Attribute', 'Property', 'Type', ''],
      attributes.map((each) => toAttribute(each, fields)),
    ),
    table('Properties', ['Property', 'Type', ''], fields.filter(({ attribute }) => !attribute).map(toProperty)),
    table(
      'Methods',
      ['Method', ''],
      methods.map((method) => [code(toSignature(method)), say(method)]),
    ),
    table(
      'Events',
      ['Event', 'Class', ''],
      events.map((each) => [code(each.name), code(each.type?.text ?? 'Event'), say(each)]),
    ),
    table(
      'Slots',
      ['Slot', ''],
      slots.map((each) => [each.name ? code(each.name) : '(default)', say(each)]),
    ),
    table(
      'Parts',
      ['`::part()`', ''],
      cssParts.map((each) => [code(each.name), say(each)]),
    ),
    table(
      'States',
      ['`:state()`', ''],
      cssStates.map((each) => [code(each.name), say(each)]),
    ),
    table(
      'Custom properties',
      ['Property', 'Default', ''],
      cssProperties.map((each) => [code(each.name), each.default ? code(each.default) : '', say(each)]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The list of all pages. */
export function toIndex(elements: readonly ElementDeclaration[]): string {
  const rows = elements.map(({ tagName, description }) => [
    `[\`<${tagName}>\`](${tagName}.md)`,
    firstSentence(description),
  ]);
  return [
    '# Elements',
    'Written from the source by `npm run docs`; do not edit.',
    table('', ['Element', ''], rows),
  ].join('\n\n');
}

function toAttribute(attribute: Feature, fields: readonly Member[]): string[] {
  const property = attribute.fieldName ?? fields.find((field) => field.attribute === attribute.name)?.name ?? '';
  return [code(attribute.name), property && code(property), code(attribute.type?.text ?? 'string'), say(attribute)];
}

function toProperty(field: Member): string[] {
  return [code(field.name), code(`${field.readonly ? 'readonly ' : ''}${field.type?.text ?? ''}`.trim()), say(field)];
}

function toSignature({ name, parameters = [], return: result }: Member): string {
  const list = parameters.map((each) => `${each.name}${each.optional ? '?' : ''}: ${each.type?.text ?? 'unknown'}`);
  return `${name}(${list.join(', ')})${result?.type ? `: ${result.type.text}` : ''}`;
}

function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [title && `## ${title}\n`, ...lines].filter(Boolean).join('\n');
}

function code(text: string): string {
  return text && `\`${oneLine(text).replaceAll('|', '\\|')}\``;
}

function say({ description = '' }: Feature): string {
  return oneLine(description).replaceAll('|', '\\|');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function firstSentence(text: string): string {
  return /^.*?\.(?= |$)/.exec(oneLine(text))?.[0] ?? oneLine(text);
}
