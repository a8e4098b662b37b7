import { vaultError } from '@inlay/protocol';

/**
 * An exact origin, as browsers write it.
 *
 * @throws {CodedError} `config_invalid` for a path, a wildcard, `null` and every other way to write an address
 */
export function parseOrigin(text: string): string {
  const isWeb = /^https?:/.test(text) && URL.canParse(text);
  if (!isWeb || new URL(text).origin !== text) {
    throw vaultError('config_invalid', {
      message: `${JSON.stringify(text)} is no origin. Write it like https://shop.example: scheme, host, and a port where it is not the usual one.`,
    });
  }
  return text;
}
