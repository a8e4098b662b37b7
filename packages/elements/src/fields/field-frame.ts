import { type Channel, openChannel, type Port } from '@inlay/postmessage-rpc';
import {
  type BrowserErrorCode,
  browserError,
  type FIELD_CONTRACT,
  FIELD_LISTENER_CONTRACT,
  type FieldFont,
  type FieldName,
  type FieldOptions,
  type FieldReport,
  parseFieldReports,
} from '@inlay/protocol';
import { Latch } from '../frames/latch.ts';
import { FRAME_PATIENCE, FrameLoad } from '../frames/load-frame.ts';
import type { TokenizerFrame } from '../frames/tokenizer-frame.ts';
import { unread } from '../frames/unread.ts';
import { frameUrl, type VaultAddress } from '../frames/vault-address.ts';
import { createFrame } from './create-frame.ts';
import { familyOf } from './family-of.ts';
import { type Placement, placeFrame } from './place-frame.ts';

const REMOTE: typeof FIELD_CONTRACT = {
  configure: { params: unread },
  focus: { params: unread },
  clear: { params: unread },
  relink: { params: unread },
  check: { params: unread, result: parseFieldReports },
  font: { params: unread, result: Boolean },
  enterText: { params: unread, result: Boolean },
};

/** Milliseconds after which a field that found no tokenizer has it replaced, and that it has at least. */
const RENEW_AFTER = 4_000;
const LINK_PATIENCE = 2_000;
const HELP_AFTER = 50;
/** Milliseconds between two looks that are sent: a page that changes its mind all the time is heard at last. */
const CONFIGURE_PAUSE = 50;
/** Milliseconds that a frame has to say that it was cleared. */
const CLEAR_PATIENCE = 1_000;

/** Where a frame belongs. */
export interface FramePlace {
  readonly address: VaultAddress;
  readonly group: string;
  readonly fields: readonly FieldName[];
  /** The fields are chosen from, not typed into. */
  readonly isChosen: boolean;
  readonly tokenizer: TokenizerFrame;
}

export interface FieldFrameEvents {
  /** What the field looks like now. */
  options(): FieldOptions;
  report(report: FieldReport): void;
  /** Connected and linked: the payer's input can become a token. */
  ready(): void;
  enter(): void;
  /** The frame holds a new document, without the value that the last one may have had. */
  renewed(): void;
  failed(code: BrowserErrorCode): void;
}

/** The frame of an element: placed, guarded, linked to the page, and asked to find its tokenizer. */
export class FieldFrame {
  readonly element = createFrame();
  readonly #host: HTMLElement;
  readonly #events: FieldFrameEvents;
  readonly #ready = new Latch<true>();
  #channel: Channel<typeof FIELD_CONTRACT> | undefined;
  #placement: Placement | undefined;
  #load: FrameLoad | undefined;
  #tokenizer: TokenizerFrame | undefined;
  #sent: Partial<FieldOptions> = {};
  #fonts = new WeakSet<ArrayBuffer>();
  #clears = 0;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #pause: ReturnType<typeof setTimeout> | undefined;
  #focused: FieldName | undefined;

  constructor(host: HTMLElement, events: FieldFrameEvents) {
    this.#host = host;
    this.#events = events;
  }

  get isSlottedUp(): boolean {
    return this.#placement?.isSlottedUp ?? false;
  }

  /** @throws {CodedError} `field_not_slotted` */
  mount(place: FramePlace): void {
    const { address, group, fields, isChosen, tokenizer } = place;
    // A document that was linked does not say again that it is alive.
    if (this.#load) this.element.remove();
    this.unmount();
    this.#ready.unset();
    this.#tokenizer = tokenizer;
    const words = { role: 'field', group, field: fields.join(), ...(isChosen && { as: 'select' }) };
    this.#load = new FrameLoad(this.element, address, {
      url: (attempt) => frameUrl(address, familyOf(fields), words, attempt),
      hello: () => (this.#sent = this.#readOptions()),
      alive: () => this.#renew(),
      connected: (port) => {
        this.#awaitLink(this.#load?.patience ?? 0);
        return (this.#channel = this.#openChannel(port));
      },
      failed: (code) => this.#fail(code),
    });
    this.#placement = placeFrame(this.#host, this.element, () => {
      this.#renew();
      this.#load?.watch();
    });
  }

  unmount(): void {
    this.#forget();
    this.#ready.fail(browserError('frame_timeout'));
    this.#load?.end();
    this.#load = undefined;
    this.#placement?.release();
    this.#placement = undefined;
  }

  /** Loads the frame anew where it is not there, or has it look for its tokenizer again. Whether there is a need to. */
  retry(): boolean {
    if (this.#ready.value || !this.#load) return false;
    this.#ready.unset();
    this.#tokenizer?.retry();
    if (this.#channel) this.#awaitLink(FRAME_PATIENCE);
    else this.#load.retry();
    return true;
  }

  /** Tells the frame what has changed since it was told last. */
  configure(): void {
    if (!this.#channel || this.#pause) return;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#configure();
    }, CONFIGURE_PAUSE);
    this.#configure();
  }

  #configure(): void {
    if (!this.#channel) return;
    const options = this.#readOptions();
    const changed = Object.entries(options).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(this.#sent[key as keyof FieldOptions]),
    );
    this.#sent = options;
    if (changed.length > 0) this.#channel.note('configure', Object.fromEntries(changed));
  }

  #readOptions(): FieldOptions {
    const options = this.#events.options();
    // Some engines stop at a frame even where nothing in it can be used.
    if (options.disabled) this.element.tabIndex = -1;
    else this.element.removeAttribute('tabindex');
    return options;
  }

  /** Most engines move the focus from here; one only with the frame's help, which elsewhere would make it flicker. */
  focus(field?: FieldName): void {
    this.element.focus();
    setTimeout(() => {
      const isHere = this.element.ownerDocument.activeElement === this.element;
      const isThere = field ? this.#focused === field : this.#focused;
      if (isHere && !isThere) this.#channel?.note('focus', field ? { field } : {});
    }, HELP_AFTER);
  }

  /** A frame that is told too much in a second drops the rest: then it is told once more. */
  clear(): void {
    const channel = this.#channel;
    const count = ++this.#clears;
    channel?.note('clear', {});
    channel?.call('check', {}, CLEAR_PATIENCE).catch(() => {
      setTimeout(() => channel === this.#channel && count === this.#clears && this.clear(), CLEAR_PATIENCE);
    });
  }

  relink(): void {
    this.#channel?.note('relink', {});
  }

  /** The states as they are at this moment: none where no frame answers. */
  async check(): Promise<readonly FieldReport[]> {
    return (await this.#channel?.call('check', {}, 1_000).catch(() => undefined)) ?? [];
  }

  /** Whether the frame can use the fonts. Those that it has are not sent again. */
  async loadFonts(fonts: readonly FieldFont[]): Promise<boolean> {
    const channel = this.#channel;
    const loaded = fonts
      .filter(({ data }) => !this.#fonts.has(data))
      .map(async (font) => {
        this.#fonts.add(font.data);
        return (await channel?.call('font', font).catch(() => false)) ?? false;
      });
    return !(await Promise.all(loaded)).includes(false);
  }

  /** Types into a field, for a test of the page's own. Whether the key is one for tests. */
  async enterText(field: FieldName, text: string): Promise<boolean> {
    return (await this.#channel?.call('enterText', { field, text }).catch(() => false)) ?? false;
  }

  /** @throws {CodedError} one of `LoadFailure`, or `field_not_linked` */
  async whenReady(): Promise<void> {
    await this.#ready.wait();
  }

  #openChannel(port: Port): Channel<typeof FIELD_CONTRACT> {
    return openChannel(port, {
      local: FIELD_LISTENER_CONTRACT,
      handlers: {
        state: (report) => {
          if (report.state.focused) this.#focused = report.field;
          else if (this.#focused === report.field) this.#focused = undefined;
          this.#events.report(report);
        },
        enter: () => this.#events.enter(),
        linked: () => this.#linked(),
      },
      remote: REMOTE,
    });
  }

  #awaitLink(patience: number): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [
      setTimeout(() => this.relink(), 1_000),
      setTimeout(() => this.#tokenizer?.renew(), RENEW_AFTER),
      setTimeout(() => this.#fail('field_not_linked'), Math.max(patience, LINK_PATIENCE)),
    ];
  }

  #linked(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#ready.value) return;
    this.#ready.set(true);
    this.#events.ready();
  }

  #fail(code: BrowserErrorCode): void {
    this.#ready.fail(browserError(code));
    this.#events.failed(code);
  }

  #renew(): void {
    this.#forget();
    this.#events.renewed();
  }

  #forget(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#ready.unset();
    this.#channel = undefined;
    this.#fonts = new WeakSet();
    this.#focused = undefined;
  }
}
