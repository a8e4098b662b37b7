import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { addFrameworkPlugins } from '@custom-elements-manifest/analyzer/src/utils/cli-helpers.js';

/** Something that an element has: a part of the custom-elements manifest, schema 2.1. */
export interface Feature {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
  /** Of attributes: the property that mirrors it. */
  readonly fieldName?: string;
  readonly [more: string]: unknown;
}

export interface Member extends Feature {
  readonly kind: 'field' | 'method';
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly type?: { readonly text: string };
    readonly optional?: boolean;
  }[];
  readonly return?: { readonly type?: { readonly text: string } };
}

export interface ElementDeclaration {
  readonly name: string;
  readonly tagName: string;
  readonly description: string;
  readonly members: readonly Member[];
  readonly attributes: readonly Feature[];
  readonly events: readonly Feature[];
  readonly slots: readonly Feature[];
  readonly cssParts: readonly Feature[];
  readonly cssProperties: readonly Feature[];
  readonly cssStates: readonly Feature[];
}

interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly Partial<ElementDeclaration>[];
  }[];
}

const LISTS = ['members', 'attributes', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'] as const;

/** The manifest of the elements, with what a page may use and nothing else. */
export async function analyzeElements(root: string): Promise<Manifest> {
  const paths = globSync('src/**/*.ts', { cwd: root })
    .filter((path) => !/\.(test|test-support|d)\.ts$|\/locales\/|\/define\/|\/testing\/|\/parts\//.test(path))
    .toSorted();
  const modules = paths.map((path) =>
    ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const plugins = await addFrameworkPlugins({ litelement: true });
  const manifest = create({ modules, plugins, context: { dev: false } }) as Manifest;
  return {
    ...manifest,
    modules: manifest.modules
      .map((module) => ({ ...module, declarations: (module.declarations ?? []).filter(isElement).map(toPublic) }))
      .filter(({ declarations }) => declarations.length > 0)
      .map(({ path, declarations }) => ({
        kind: 'javascript-module',
        path: path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js'),
        declarations,
        exports: declarations.flatMap(({ name, tagName }) => [
          { kind: 'js', name, declaration: { name } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name } },
        ]),
      })),
  };
}

export function elementsOf({ modules }: Manifest): readonly ElementDeclaration[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations as readonly ElementDeclaration[])
    .toSorted((a, b) => a.tagName.localeCompare(b.tagName));
}

function isElement(declaration: Partial<ElementDeclaration>): declaration is ElementDeclaration {
  return declaration.tagName !== undefined;
}

function toPublic(declaration: ElementDeclaration): ElementDeclaration {
  const lists = Object.fromEntries(LISTS.map((list) => [list, (declaration[list] ?? []).filter(isPublic).map(clean)]));
  const members = lists['members'] as unknown as Member[];
  const reactive = new Set(members.map(({ name }) => name));
  const attributes = (lists['attributes'] ?? []).filter(({ fieldName }) => !fieldName || reactive.has(fieldName));
  // What the analyzer finds in code alone has no name, or half of one.
  const events = (lists['events'] ?? []).filter(({ name }) => name.startsWith('inlay-'));
  return { ...declaration, ...lists, attributes, events };
}

/** Lifecycle callbacks are the browser's to call. */
function isPublic(feature: Feature): boolean {
  const { privacy = 'public', name, static: isStatic } = feature as Partial<Member>;
  return privacy === 'public' && !isStatic && name !== undefined && !/^#|Callback$/.test(name);
}

/** Where a feature was inherited from is of no use to who reads it. */
function clean({ inheritedFrom: _from, ...feature }: Feature): Feature {
  return feature;
}
