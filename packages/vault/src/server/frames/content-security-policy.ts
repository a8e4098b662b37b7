import { createHash } from 'node:crypto';

const LOOPBACK = ['http://localhost:*', 'http://127.0.0.1:*', 'https://localhost:*', 'https://127.0.0.1:*'];

/**
 * A `Content-Security-Policy` without its `frame-ancestors`, for this very document: it names script and style by hash.
 * A data block, whose script element has a type, needs none.
 */
export function hashPolicy(html: string): string {
  return [
    `default-src 'none'`,
    `script-src ${hashes(html, 'script')}`,
    `style-src ${hashes(html, 'style')}`,
    `connect-src 'self'`,
    `base-uri 'self'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
    `sandbox allow-scripts allow-same-origin`,
  ].join('; ');
}

function hashes(html: string, element: 'script' | 'style'): string {
  const bodies = [...html.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'))].map(
    ([, body = '']) => body,
  );
  if (bodies.length === 0) throw new TypeError(`the document has no inline ${element}`);
  return bodies.map((body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`).join(' ');
}

/**
 * Makes the directive for the origins that may embed a document. A text that is not an exact http or https origin is
 * left out: it could add a directive or a wildcard. `http://[::1]` never matches in a browser, so loopback means two
 * names.
 */
export function frameAncestors(origins: readonly string[], loopback: boolean): string {
  const sources = [...origins.filter(isOrigin), ...(loopback ? LOOPBACK : [])];
  return `frame-ancestors ${sources.join(' ') || `'none'`}`;
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[\w.-]+(:\d{1,5})?$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
