import { type FrameConfig, parseFrameConfig } from '@inlay/protocol';

/** What the server rendered into the document, or undefined where it is no such document. */
export function readConfig(): FrameConfig | undefined {
  try {
    return parseFrameConfig(JSON.parse(document.getElementById('config')?.textContent ?? ''));
  } catch {
    return undefined;
  }
}
