import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface FrozenPackages {
  /** The folder whose `node_modules` contains them. */
  readonly folder: string;
  /** The program `inlay` of that release. */
  readonly inlay: string;
  /** The elements of that release: a package as npm unpacks it. */
  readonly elements: string;
  remove(): void;
}

/**
 * Installs the packages that a release published, as npm would. Their other dependencies are linked from this checkout,
 * in the checkout's versions.
 */
export function installFrozen(release: string): FrozenPackages {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-frozen-'));
  const modules = join(folder, 'node_modules');
  const tarballs = globSync('*.tgz', { cwd: join(root, 'test/upgrades/fixtures', release, 'packages') });
  for (const tarball of tarballs) {
    const name = basename(tarball, `-${release}.tgz`).replace('inlay-', '');
    const to = join(modules, '@inlay', name);
    mkdirSync(to, { recursive: true });
    const file = join(root, 'test/upgrades/fixtures', release, 'packages', tarball);
    execFileSync('tar', ['-xzf', file, '-C', to, '--strip-components', '1']);
    linkDependencies(modules, name);
  }
  const installed = (name: string, path = '') => join(modules, '@inlay', name, path);
  return {
    folder,
    inlay: installed('vault', 'bin/inlay.mjs'),
    elements: installed('elements'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function linkDependencies(modules: string, name: string): void {
  const manifest = JSON.parse(readFileSync(join(modules, '@inlay', name, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (dependency.startsWith('@inlay/')) continue;
    const link = join(modules, dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(root, 'packages', name, 'node_modules', dependency)), link, 'junction');
  }
}
