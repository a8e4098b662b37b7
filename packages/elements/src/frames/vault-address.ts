import { type Origin, parseOrigin } from '@inlay/postmessage-rpc';
import { browserError, DOCUMENT_MAJOR, type FrameFamily, framePath } from '@inlay/protocol';

/** Whose frames a page embeds. */
export interface VaultAddress {
  readonly vault: Origin;
  /** The publishable key. */
  readonly key: string;
}

const KEY = /^[\w.-]{1,128}$/;

/**
 * Reads what a page wrote into its attributes. A path behind the vault's origin is left out: it has no meaning.
 *
 * @throws {CodedError} `group_misconfigured` when one is missing or unreadable, `origin_not_isolated` when the vault
 *   shares the page's origin and its frames would be open to the page
 */
export function toVaultAddress(vault: string | null, publishableKey: string | null): VaultAddress {
  const key = publishableKey ?? '';
  let origin: Origin | undefined;
  try {
    origin = parseOrigin(new URL(vault ?? '').origin);
  } catch {}
  if (!origin || !KEY.test(key)) throw browserError('group_misconfigured');
  if (origin === self.origin) throw browserError('origin_not_isolated');
  return { vault: origin, key };
}

/**
 * The URL of a frame. What a frame is for stands in the fragment, so that all frames of a page are one request.
 *
 * @param attempt a number above 0 asks past the browser's cache
 */
export function frameUrl(
  { vault, key }: VaultAddress,
  family: FrameFamily,
  place: Readonly<Record<string, string>>,
  attempt = 0,
): string {
  const again = attempt > 0 ? `?again=${attempt}` : '';
  return `${vault}${framePath(DOCUMENT_MAJOR, key, family)}${again}#${new URLSearchParams(place)}`;
}
