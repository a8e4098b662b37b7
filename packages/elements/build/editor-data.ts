import type { ElementDeclaration, Feature } from './manifest.ts';

/** What an editor needs to know of the elements: https://github.com/microsoft/vscode-custom-data, version 1.1. */
export function toHtmlData(elements: readonly ElementDeclaration[]): object {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, description, attributes }) => ({
      name: tagName,
      description,
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description ?? '',
        ...(isFlag(attribute) ? { valueSet: 'v' } : toValues(attribute)),
      })),
    })),
  };
}

/** The same for editors of JetBrains: https://github.com/JetBrains/web-types, version 2.0. */
export function toWebTypes(elements: readonly ElementDeclaration[], name: string, version: string): object {
  return {
    name,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: element.description,
          attributes: element.attributes.map((attribute) => ({
            name: attribute.name,
            description: attribute.description ?? '',
            value: { type: attribute.type?.text ?? 'string', kind: isFlag(attribute) ? 'no-value' : 'plain' },
          })),
          slots: element.slots.map(({ name: slot, description = '' }) => ({ name: slot, description })),
          js: {
            events: element.events.map(({ name: event, description = '' }) => ({ name: event, description })),
            properties: element.members
              .filter(({ kind }) => kind === 'field')
              .map(({ name: property, description = '', type }) => ({ name: property, description, type: type?.text })),
          },
          css: {
            parts: element.cssParts.map(({ name: part, description = '' }) => ({ name: part, description })),
            properties: element.cssProperties.map(({ name: property, description = '' }) => ({
              name: property,
              description,
            })),
          },
        })),
      },
    },
  };
}

function isFlag({ type }: Feature): boolean {
  return type?.text === 'boolean';
}

/** The words of a union of words, `'line' | 'stack'`. */
function toValues({ type }: Feature): object {
  const values = [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => ({ name }));
  return values.length > 0 ? { values } : {};
}
