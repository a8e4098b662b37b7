import { readdir, readFile } from 'node:fs/promises';
import { OperatorError } from '../../errors.ts';
import { type ByFamily, DOCUMENT_FILES, FAMILIES } from './document-families.ts';

/** The built files that browsers load from the vault. */
export interface FrameFiles {
  /** The documents of fields and tokenizers. */
  readonly documents: ByFamily<string>;
  /** The script that a merchant's page loads. */
  readonly script: string;
  /** The ES modules that the script loads when it needs them, by file name. Default: none. */
  readonly parts?: Readonly<Record<string, string>>;
  /** The style sheets that a page may link, by file name. Default: none. */
  readonly themes?: Readonly<Record<string, string>>;
}

/** The locations of the built files: URLs of two folders. */
export interface BuiltFolders {
  /** Contains a document for each family. */
  readonly frame: URL;
  /** Contains `inlay.js`, and its modules in `inlay-parts/` if it has any. The folder `themes` is its sibling. */
  readonly elements: URL;
}

/**
 * Reads the built files from their packages, or from the given folders. They are read once into memory; later changes
 * on disk have no effect.
 *
 * @param folders Default: those of the installed packages `@inlay/frame` and `@inlay/elements`
 * @throws {OperatorError} `config_invalid` if they have not been built
 * @example
 * const vault = await createVault({ storage, rootKey, frameFiles: await readFrameFiles() });
 */
export async function readFrameFiles(folders: BuiltFolders = packageFolders()): Promise<FrameFiles> {
  const documents = FAMILIES.map(async (family) => {
    const file = DOCUMENT_FILES[family];
    return [family, await read(new URL(file, folders.frame), `@inlay/frame/${file}`)] as const;
  });
  const [entries, script, parts, themes] = await Promise.all([
    Promise.all(documents),
    read(new URL('inlay.js', folders.elements), '@inlay/elements/inlay.js'),
    readFolder(new URL('inlay-parts/', folders.elements), '.js'),
    readFolder(new URL('../themes/', folders.elements), '.css'),
  ]);
  return { documents: Object.fromEntries(entries) as ByFamily<string>, script, parts, themes };
}

/** Resolves a path next to an exported file. The folders themselves have no export. */
function packageFolders(): BuiltFolders {
  return {
    frame: new URL('.', import.meta.resolve('@inlay/frame/frame.html')),
    elements: new URL('.', import.meta.resolve('@inlay/elements/inlay.js')),
  };
}

/** Reads the files of a folder with this ending. Returns no files if the folder does not exist. */
async function readFolder(folder: URL, ending: string): Promise<Record<string, string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith(ending));
  const texts = files.map(async (name) => [name, await readFile(new URL(encodeURIComponent(name), folder), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
}

async function read(file: URL, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OperatorError('config_invalid', { message: `${name} has not been built. Run npm run build.`, cause });
  }
}
