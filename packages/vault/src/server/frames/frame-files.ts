import { readdir, readFile } from 'node:fs/promises';
import { OperatorError } from '../../errors.ts';
import { type ByFamily, DOCUMENT_FILES, FAMILIES } from './document-families.ts';

/** What a browser loads from the vault, as it was built. */
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

/** Where built files are: URLs of two folders. */
export interface BuiltFolders {
  /** Holds a document for each family. */
  readonly frame: URL;
  /** Holds `inlay.js`, and its modules in `inlay-parts/` where it has any; beside it stands a folder `themes`. */
  readonly elements: URL;
}

/**
 * Reads the built files from their packages, or from the folders that are given. They are read once, into memory: a vault
 * serves them as they were.
 *
 * @param folders Default: those of the installed packages `@inlay/frame` and `@inlay/elements`
 * @throws {OperatorError} `config_invalid` where they have not been built
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

/** Beside the files that the packages export: what stands in their folders has no export of its own. */
function packageFolders(): BuiltFolders {
  return {
    frame: new URL('.', import.meta.resolve('@inlay/frame/frame.html')),
    elements: new URL('.', import.meta.resolve('@inlay/elements/inlay.js')),
  };
}

/** The files of a folder with this ending. None where there is no folder. */
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
