import type { FrameConfig } from '@inlay/protocol';

/**
 * What the server rendered into the document, or undefined where it is no such document. It came in one answer with this
 * script and is believed; the vault's tests hold the two together.
 */
export function readConfig(): FrameConfig | undefined {
  const text = document.getElementById('config')?.textContent;
  return text ? (JSON.parse(text) as FrameConfig) : undefined;
}
