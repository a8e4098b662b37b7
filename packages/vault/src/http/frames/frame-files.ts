import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { vaultError } from '@inlay/protocol';

/** What a browser loads from the vault, as it was built. */
export interface FrameFiles {
  /** The document of field and tokenizer. */
  readonly html: string;
  /** The script that a merchant's page loads. */
  readonly script: string;
}

/**
 * Reads the built files from their packages.
 *
 * @throws `config_invalid` where they have not been built
 */
export async function readFrameFiles(): Promise<FrameFiles> {
  const [html, script] = await Promise.all([read('@inlay/frame/frame.html'), read('@inlay/elements/inlay.js')]);
  return { html, script };
}

async function read(specifier: string): Promise<string> {
  try {
    return await readFile(fileURLToPath(import.meta.resolve(specifier)), 'utf8');
  } catch (cause) {
    throw vaultError('config_invalid', { message: `${specifier} has not been built. Run npm run build.`, cause });
  }
}
