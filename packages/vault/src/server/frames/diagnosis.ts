import { createHash } from 'node:crypto';
import { type FrameConfig, isEmbedder } from '@inlay/protocol';

/** Why the frames of a key stay silent in a page, or that they need not. */
export type Diagnosis = 'credentials_invalid' | 'origin_refused' | 'allowed';

/** A document that says one word to the page that embeds it, and its policy. */
export interface DiagnosisDocument {
  readonly html: string;
  readonly policy: string;
}

/**
 * Returns the diagnosis for a page of this origin.
 *
 * @param config what the key allows; undefined for a key that is unknown or revoked
 */
export function diagnose(config: FrameConfig | undefined, origin: string): Diagnosis {
  if (!config) return 'credentials_invalid';
  return isEmbedder(config, origin) ? 'allowed' : 'origin_refused';
}

/**
 * Anybody may embed these and may hear their word: they hold nothing else, and who asks could find out by embedding a
 * frame of the key.
 */
export const DIAGNOSIS_DOCUMENTS: Readonly<Record<Diagnosis, DiagnosisDocument>> = {
  credentials_invalid: toDocument('credentials_invalid'),
  origin_refused: toDocument('origin_refused'),
  allowed: toDocument('allowed'),
};

function toDocument(diagnosis: Diagnosis): DiagnosisDocument {
  const script = `parent.postMessage('inlay-diagnosis:${diagnosis}','*')`;
  const hash = createHash('sha256').update(script).digest('base64');
  return {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Inlay</title><script>${script}</script></html>`,
    policy: [
      `default-src 'none'`,
      `script-src 'sha256-${hash}'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `require-trusted-types-for 'script'`,
      `trusted-types 'none'`,
      `sandbox allow-scripts allow-same-origin`,
      `frame-ancestors *`,
    ].join('; '),
  };
}

/**
 * The origin that a page says it has, as `location.origin` gives it; `null` is that of a sandboxed page.
 *
 * @returns undefined for anything else
 */
export function parsePageOrigin(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 300) return undefined;
  if (text === 'null') return text;
  const isForm = /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/.test(text);
  return isForm && URL.canParse(text) && new URL(text).origin === text ? text : undefined;
}
