import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Modules whose script-tag twin loads from the vault what a bundler would have put into the page's own chunks. */
const TWINS: Readonly<Record<string, string>> = {
  './load-locale.ts': './load-locale-of-script.ts',
  './parts.ts': './parts-of-script.ts',
  '../parts/parts.ts': '../parts/parts-of-script.ts',
};

/** Modules in `parts` that are no parts: they load them. */
const LOADERS = ['parts.ts', 'parts-of-script.ts', 'script-base.ts'];

/** Modules in `locales` that are no language. */
const NO_LOCALES = [
  'en.ts',
  'load-locale-of-script.ts',
  'load-locale.ts',
  'locale.ts',
  'locales.ts',
  'sentence-of.ts',
  'tags.ts',
];

/**
 * Builds what the script loads only when a page needs it, languages and the like, as modules beside it, and tells the
 * script their common hash. The vault serves `dist/inlay-parts` as `/parts`.
 *
 * @param source the folder `src` of the elements
 */
export function scriptParts(source: string): Plugin {
  let files: ReadonlyMap<string, string> = new Map();
  let hash = '';

  return {
    name: 'script-parts',
    enforce: 'pre',
    async config() {
      files = await buildParts(source);
      hash = createHash('sha256')
        .update(JSON.stringify([...files]))
        .digest('hex')
        .slice(0, 8);
      return { define: { __INLAY_PARTS__: JSON.stringify(hash) } };
    },
    configResolved({ build: { outDir, write } }) {
      if (write) rmSync(join(outDir, 'inlay-parts'), { recursive: true, force: true });
    },
    resolveId(id, importer) {
      const twin = TWINS[id];
      return twin && importer ? this.resolve(twin, importer, { skipSelf: true }) : null;
    },
    generateBundle() {
      for (const [name, code] of files) {
        this.emitFile({ type: 'asset', fileName: `inlay-parts/${name}.${hash}.js`, source: code });
      }
    },
  };
}

async function buildParts(source: string): Promise<ReadonlyMap<string, string>> {
  const modules = (folder: string, others: readonly string[]): string[] =>
    readdirSync(join(source, folder))
      .filter(
        (file) =>
          file.endsWith('.ts') && !file.includes('test') && !file.includes('.styles.') && !others.includes(file),
      )
      .toSorted()
      .map((file) => join(source, folder, file));
  const locales = modules('locales', NO_LOCALES);
  const parts = modules('parts', LOADERS);
  const files = new Map<string, string>();
  for (const path of locales) files.set(`locale-${basename(path, '.ts')}`, '');
  for (const [name, code] of await bundle(locales)) files.set(`locale-${name}`, code);
  // One by one: they share little, and each must be one file.
  for (const path of parts) for (const [name, code] of await bundle([path])) files.set(name, code);
  return files;
}

async function bundle(input: readonly string[]): Promise<[name: string, code: string][]> {
  if (input.length === 0) return [];
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: { input: [...input], preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = result.output.filter((file) => file.type === 'chunk');
  if (chunks.length !== input.length) throw new Error('a part of the script must be one file');
  return chunks.map(({ name, code }) => [name, code]);
}
