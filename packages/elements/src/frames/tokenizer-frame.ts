import { type Channel, NO_METHODS, openChannel, RpcError } from '@inlay/postmessage-rpc';
import {
  browserError,
  type FrameFamily,
  parseTokenizeOutcome,
  TOKENIZE_PATIENCE,
  type TOKENIZER_CONTRACT,
  type TokenizeOutcome,
  type TokenizeRequest,
} from '@inlay/protocol';
import { hiddenFrame } from './hidden-frame.ts';
import { Latch } from './latch.ts';
import { FrameLoad } from './load-frame.ts';
import { unread } from './unread.ts';
import { frameUrl, type VaultAddress } from './vault-address.ts';

const REMOTE: typeof TOKENIZER_CONTRACT = { tokenize: { params: unread, result: parseTokenizeOutcome } };

/** How long a frame that nobody uses is kept: a page that moves its fields about gets it back unharmed. */
const LINGER = 1_000;

const ROLE = { role: 'tokenizer' };

/** Marks a frame that is somebody's, for every copy of the script in the page. */
const TAKEN = Symbol.for('inlay taken');

/** Who uses a tokenizer frame. */
export interface TokenizerUser {
  /** The frame holds a new document: fields must look for it again. */
  relink(): void;
}

/** The invisible frame that makes tokens: one for all groups of a vault, a key and a family of
 * payment methods. It comes back when it is lost. */
export class TokenizerFrame {
  readonly #address: VaultAddress;
  readonly #family: FrameFamily;
  readonly #users = new Set<TokenizerUser>();
  readonly #channel = new Latch<Channel<typeof TOKENIZER_CONTRACT>>();
  readonly #guard = new MutationObserver(() => this.#restore());
  #iframe: HTMLIFrameElement | undefined;
  #load: FrameLoad | undefined;

  constructor(address: VaultAddress, family: FrameFamily) {
    this.#address = address;
    this.#family = family;
  }

  acquire(user: TokenizerUser): void {
    this.#users.add(user);
    if (!this.#iframe) this.#mount();
  }

  release(user: TokenizerUser): void {
    this.#users.delete(user);
    setTimeout(() => {
      if (this.#users.size === 0) this.#unmount();
    }, LINGER);
  }

  /** Replaces a frame that is there and that the fields do not find, past the cache. It happens once. */
  renew(): void {
    if (this.#channel.value && this.#load?.isFirst) this.#load.again();
  }

  /** Loads a frame anew that did not load, or that is there and not found. */
  retry(): void {
    if (!this.#load?.hasFailed && !this.#channel.value) return;
    this.#channel.unset();
    this.#load?.retry();
  }

  /** @throws {CodedError} when the frame can't be asked */
  async tokenize(request: TokenizeRequest): Promise<TokenizeOutcome> {
    for (let isLast = false; ; isLast = true) {
      const channel = await this.#channel.wait();
      try {
        return await channel.call('tokenize', request, TOKENIZE_PATIENCE);
      } catch (error) {
        // A frame that was lost while it worked comes back. What it may have made expires by itself.
        if (isLast || !(error instanceof RpcError) || error.failure !== 'closed') {
          throw browserError('tokenize_failed', { cause: error });
        }
      }
    }
  }

  #mount(): void {
    this.#channel.unset();
    const inMarkup = findInMarkup(frameUrl(this.#address, this.#family, ROLE));
    const iframe = inMarkup ?? hiddenFrame();
    Object.assign(iframe, { [TAKEN]: true });
    this.#iframe = iframe;
    this.#load = new FrameLoad(iframe, this.#address, {
      url: (attempt) => frameUrl(this.#address, this.#family, ROLE, attempt),
      hello: () => ({}),
      alive: () => {
        this.#channel.unset();
        for (const user of this.#users) user.relink();
      },
      connected: (port) => {
        const channel = openChannel(port, { local: NO_METHODS, handlers: {}, remote: REMOTE });
        this.#channel.set(channel);
        return channel;
      },
      failed: (code) => this.#channel.fail(browserError(code)),
    });
    // The body may not be parsed yet.
    const parent = inMarkup?.parentElement ?? document.body ?? document.documentElement;
    if (!inMarkup) parent.append(iframe);
    for (const watched of new Set([parent, document.documentElement])) {
      this.#guard.observe(watched, { childList: true });
    }
  }

  #unmount(): void {
    this.#guard.disconnect();
    this.#load?.end();
    this.#channel.fail(browserError('frame_timeout'));
    this.#iframe?.remove();
    this.#iframe = undefined;
  }

  /** A framework that renders the whole document may take the frame away, or the body with it. */
  #restore(): void {
    if (!this.#iframe || this.#iframe.isConnected) return;
    this.#unmount();
    this.#mount();
  }
}

/**
 * The frame may stand in the page's markup, where it loads beside the script and not after it. One that a script made is
 * that script's.
 */
function findInMarkup(url: string): HTMLIFrameElement | undefined {
  return [...document.querySelectorAll('iframe')].find((iframe) => iframe.src === url && !(TAKEN in iframe));
}
