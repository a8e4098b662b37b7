import type { FrameFamily } from '@inlay/protocol';
import { shared } from '../shared.ts';
import { TokenizerFrame } from './tokenizer-frame.ts';
import { toVaultAddress, type VaultAddress } from './vault-address.ts';

const tokenizers = shared('tokenizers', () => new Map<string, TokenizerFrame>());

/** The one tokenizer frame of this page for a vault, a key and a family. It is mounted while somebody uses it. */
export function tokenizerOf(address: VaultAddress, family: FrameFamily): TokenizerFrame {
  const id = `${address.vault} ${address.key} ${family}`;
  const tokenizer = tokenizers.get(id) ?? new TokenizerFrame(address, family);
  tokenizers.set(id, tokenizer);
  return tokenizer;
}

export interface PrewarmOptions {
  /** The origin of the vault, such as `https://vault.example`. */
  readonly vault: string;
  readonly publishableKey: string;
  /** What the page will take: cards or bank accounts. Default: `card`. */
  readonly family?: FrameFamily;
}

const prewarmer = { relink() {} };
const prewarmed = shared<{ address?: VaultAddress }>('prewarmed', () => ({}));

/** What the page named when it prewarmed: the default of groups that name nothing. */
export function prewarmedAddress(): VaultAddress | undefined {
  return prewarmed.address;
}

/**
 * Starts the tokenizer frame before any field is there, which is the greatest gain of time that a page can make: call it
 * as early as the page knows that somebody will pay. The frame stays until the page goes. On a server it does nothing.
 *
 * @throws {CodedError} `group_misconfigured`, `origin_not_isolated`
 */
export function prewarm({ vault, publishableKey, family = 'card' }: PrewarmOptions): void {
  if (typeof document === 'undefined') return;
  prewarmed.address = toVaultAddress(vault, publishableKey);
  tokenizerOf(prewarmed.address, family).acquire(prewarmer);
}
