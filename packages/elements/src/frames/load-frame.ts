import type { Port } from '@inlay/postmessage-rpc';
import { askWhy } from './ask-why.ts';
import type { Diagnosis } from './diagnosis.ts';
import { linkFrame } from './link-frame.ts';
import { violates } from './violates.ts';
import type { VaultAddress } from './vault-address.ts';

/** Milliseconds until a failure is told. */
export const FRAME_PATIENCE = 10_000;
/** Milliseconds: a document that is there and silent is none of the vault's; one that is not there is slow, or lost. */
const SILENT_AFTER = 1_000;
const SLOW_AFTER = 5_000;
const PAUSE = 1_500;

/** Why a frame is not there: each tells another stage. `vault_unreachable`: the browser is offline. */
export type LoadFailure =
  | 'frame_blocked'
  | 'credentials_invalid'
  | 'origin_refused'
  | 'vault_unreachable'
  | 'frame_timeout'
  | 'protocol_version_mismatch';

type Stage = 'loading' | 'silent' | 'alive' | 'connected' | 'failed';

export interface LoadOptions {
  /** @param attempt 0, or more to ask past the browser's cache */
  readonly url: (attempt: number) => string;
  readonly hello: () => unknown;
  /** The frame holds no document any more, or a new one: whatever the last one held is gone. */
  readonly alive: () => void;
  readonly connected: (port: Port) => { close(): void };
  /** Told once for each try. A frame that loads late is linked all the same. */
  readonly failed: (code: LoadFailure) => void;
}

/**
 * Loads the document of a frame and links it, tries again where that may help, and finds out why where it does not. It
 * begins at once; whoever calls puts the iframe into the page.
 */
export class FrameLoad {
  readonly #iframe: HTMLIFrameElement;
  readonly #address: VaultAddress;
  readonly #options: LoadOptions;
  readonly #unlink: () => void;
  readonly #ended = new AbortController();
  #stage: Stage = 'loading';
  /** The document that loads was heard before the browser said that it is loaded. */
  #isHeard = false;
  #attempt = 0;
  #since = 0;
  #check: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(iframe: HTMLIFrameElement, address: VaultAddress, options: LoadOptions) {
    this.#iframe = iframe;
    this.#address = address;
    this.#options = options;
    iframe.addEventListener('load', () => this.#hearLoad(), this.#ended);
    addEventListener('online', () => this.#isThere || this.retry(), this.#ended);
    document.addEventListener(
      'securitypolicyviolation',
      (event) => {
        if (!this.#isThere && violates(event, address.vault)) this.#fail('frame_blocked');
      },
      this.#ended,
    );
    this.#unlink = linkFrame(iframe, address.vault, {
      hello: options.hello,
      alive: (isLoaded) => this.#hearAlive(isLoaded),
      connected: (port) => {
        this.#enter('connected');
        clearTimeout(this.#deadline);
        return options.connected(port);
      },
      unanswered: (isOtherVersion) => void this.#doubtAnswer(isOtherVersion),
      refused: (word) => this.#isRefused(word),
    });
    const url = options.url(0);
    if (iframe.src !== url) iframe.src = url;
    this.watch();
  }

  /** Milliseconds that are left until a failure is told. */
  get patience(): number {
    return Math.max(0, this.#since + FRAME_PATIENCE - performance.now());
  }

  get hasFailed(): boolean {
    return this.#stage === 'failed';
  }

  get isFirst(): boolean {
    return this.#attempt === 0;
  }

  /** The frame begins to load, here or because the page put it elsewhere. */
  watch(): void {
    this.#since = performance.now();
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#giveUp(), FRAME_PATIENCE);
    this.#begin();
  }

  /** Asks past the cache, with all patience. */
  retry(): void {
    this.again();
    this.watch();
  }

  /** Asks past the cache. */
  again(): void {
    if (this.#stage === 'connected') this.#options.alive();
    this.#attempt += 1;
    // To navigate a frame that stands in the page would be a step in its history.
    const { parentNode, nextSibling } = this.#iframe;
    this.#iframe.remove();
    this.#iframe.src = this.#options.url(this.#attempt);
    parentNode?.insertBefore(this.#iframe, nextSibling);
    this.#begin();
  }

  end(): void {
    this.#ended.abort();
    this.#unlink();
    this.#enter('failed');
    clearTimeout(this.#deadline);
  }

  get #isThere(): boolean {
    return this.#stage === 'alive' || this.#stage === 'connected';
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    clearTimeout(this.#check);
  }

  #then(milliseconds: number, act: () => void): void {
    clearTimeout(this.#check);
    this.#check = setTimeout(act, milliseconds);
  }

  #begin(): void {
    this.#isHeard = false;
    this.#enter('loading');
    this.#then(navigator.onLine ? SLOW_AFTER : SILENT_AFTER, () => void this.#doubtFrame());
  }

  #hearAlive(isLoaded: boolean): void {
    this.#isHeard = !isLoaded && this.#stage !== 'silent';
    this.#enter('alive');
    this.#options.alive();
  }

  #hearLoad(): void {
    const isHeard = this.#isHeard;
    this.#isHeard = false;
    if (isHeard || this.#stage === 'failed') return;
    if (this.#isThere) {
      // The page led the frame elsewhere.
      this.#options.alive();
      this.watch();
    }
    this.#enter('silent');
    this.#then(SILENT_AFTER, () => void this.#doubtFrame());
  }

  /** There is no document, or a silent one: an error page of the browser's or of a proxy's, or none at all. */
  async #doubtFrame(): Promise<void> {
    if (!navigator.onLine) return this.#giveUp();
    const stage = this.#stage;
    const attempt = this.#attempt;
    const word = await askWhy(this.#address);
    if (this.#stage !== stage || this.#attempt !== attempt || this.#isRefused(word)) return;
    // What loads slowly where nothing is faster is let load.
    if (stage === 'silent' || word) this.#then(attempt * PAUSE, () => this.again());
  }

  /** There is a document that does not answer: it knows no such page, or no such hello. */
  async #doubtAnswer(isOtherVersion: boolean): Promise<void> {
    const word = isOtherVersion ? 'allowed' : await askWhy(this.#address);
    if (this.#stage !== 'alive' || this.#isRefused(word)) return;
    if (this.isFirst) this.again();
    else this.#fail(word ? 'protocol_version_mismatch' : 'frame_timeout');
  }

  #isRefused(word: Diagnosis | undefined): boolean {
    const isRefused = word !== undefined && word !== 'allowed';
    if (isRefused) this.#fail(word);
    return isRefused;
  }

  #giveUp(): void {
    this.#fail(navigator.onLine ? 'frame_timeout' : 'vault_unreachable');
  }

  #fail(code: LoadFailure): void {
    if (this.hasFailed) return;
    this.#enter('failed');
    clearTimeout(this.#deadline);
    this.#options.failed(code);
  }
}
