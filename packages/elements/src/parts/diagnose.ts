import { DOCUMENT_MAJOR, framePath } from '@inlay/protocol';
import { type Diagnosis, readDiagnosis } from '../frames/diagnosis.ts';
import { hiddenFrame } from '../frames/hidden-frame.ts';
import type { VaultAddress } from '../frames/vault-address.ts';

/** Milliseconds for the word of a document, and for the word after a document that may have been the browser's own. */
const PATIENCE = 2_500;
const AFTER_LOAD = 500;

/**
 * Asks the vault why frames of a key stay silent in this page. A browser asks every page around a frame whether it may
 * be there, so this asks for them all, where the browser names them.
 *
 * @returns undefined when the vault says nothing
 */
export async function diagnose(address: VaultAddress): Promise<Diagnosis | undefined> {
  const { ancestorOrigins = [] } = location as Partial<Location>;
  let word: Diagnosis | undefined;
  for (const origin of new Set([self.origin, ...ancestorOrigins])) {
    word = await ask(address, origin);
    if (word !== 'allowed') break;
  }
  return word;
}

function ask({ vault, key }: VaultAddress, pageOrigin: string): Promise<Diagnosis | undefined> {
  return new Promise((resolve) => {
    const iframe = hiddenFrame();
    const asked = new AbortController();
    const end = (word?: Diagnosis): void => {
      asked.abort();
      iframe.remove();
      resolve(word);
    };
    addEventListener(
      'message',
      ({ data, source, origin }) => {
        const word = origin === vault && source === iframe.contentWindow ? readDiagnosis(data) : undefined;
        if (word) end(word);
      },
      asked,
    );
    iframe.addEventListener('load', () => setTimeout(end, AFTER_LOAD), asked);
    setTimeout(end, PATIENCE);
    iframe.src = `${vault}${framePath(DOCUMENT_MAJOR, key)}/diagnosis?${new URLSearchParams({ origin: pageOrigin })}`;
    (document.body ?? document.documentElement).append(iframe);
  });
}
