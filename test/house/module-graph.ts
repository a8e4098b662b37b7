import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importsIn } from './import-statements.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The modules that each module imports, exports or uses in a type, by path from the repository's root. */
export type ModuleGraph = ReadonlyMap<string, readonly string[]>;

/**
 * Reads which modules import which, types included. Packages of the workspace are resolved through their `exports`;
 * modules outside the repository are left out.
 *
 * @param folders patterns below the root
 */
export function readModuleGraph(...folders: readonly string[]): ModuleGraph {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx,js,mjs,vue,svelte}`);
  const isSkipped = (name: string) => name === 'node_modules' || name === 'dist';
  const paths = globSync(patterns, { cwd: ROOT, exclude: isSkipped }).filter((path) => !path.endsWith('.d.ts'));
  return new Map(
    paths.map((path) => {
      const specifiers = importsIn(readFileSync(`${ROOT}${path}`, 'utf8')).map(({ specifier }) => specifier);
      return [path, specifiers.flatMap((specifier) => resolve(path, specifier) ?? [])];
    }),
  );
}

/** Resolves a specifier to a file, if it is a module of the repository. */
function resolve(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return resolvePackage(specifier);
  const target = new URL(specifier, `file:///${from}`).pathname.slice(1);
  return existsSync(`${ROOT}${target}`) ? target : undefined;
}

function resolvePackage(specifier: string): string | undefined {
  const [, name, rest = ''] = /^@inlay\/([\w-]+)(\/.*)?$/.exec(specifier) ?? [];
  if (!name) return undefined;
  const { exports } = JSON.parse(readFileSync(`${ROOT}packages/${name}/package.json`, 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  const target = exports[`.${rest}`];
  return typeof target === 'string' && target.endsWith('.ts') ? `packages/${name}/${target.slice(2)}` : undefined;
}

/**
 * Finds the circles of a graph: groups of modules that each reach one another.
 *
 * @returns each circle in alphabetical order, the circles by their first module
 */
export function circlesOf(graph: ModuleGraph): readonly (readonly string[])[] {
  const reached = new Map([...graph.keys()].map((start) => [start, reachableFrom(graph, start)]));
  const groups = new Map<string, readonly string[]>();
  for (const [start, modules] of reached) {
    const circle = [...modules].filter((module) => reached.get(module)?.has(start)).toSorted();
    if (circle.length > 0) groups.set(circle[0] as string, circle);
  }
  return [...groups.values()].toSorted(([a = ''], [b = '']) => a.localeCompare(b));
}

/** Finds all modules that a module imports, directly or not. It contains the module itself only in a circle. */
function reachableFrom(graph: ModuleGraph, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return reached;
}
