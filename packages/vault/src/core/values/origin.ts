import { vaultError } from '@inlay/protocol';

/** A URL may hold more, and what stands here goes into a content security policy: `*`, `;` and `,` mean something there. */
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/;

/**
 * An exact origin, as browsers write it.
 *
 * @throws {CodedError} `config_invalid` for a path, a wildcard, `null` and every other way to write an address
 */
export function parseOrigin(text: string): string {
  const isWeb = /^https?:/.test(text) && URL.canParse(text);
  if (!isWeb || new URL(text).origin !== text || !HOST.test(new URL(text).hostname)) {
    throw vaultError('config_invalid', {
      message: `${JSON.stringify(text)} is no origin. Write it like https://shop.example: scheme, host, and a port where it is not the usual one.`,
    });
  }
  return text;
}
