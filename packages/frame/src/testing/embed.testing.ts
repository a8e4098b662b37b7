import { type Channel, connect, NO_METHODS, openChannel, type Origin, parseOrigin } from '@inlay/postmessage-rpc';
import {
  FIELD_CONTRACT,
  FIELD_LISTENER_CONTRACT,
  type FieldName,
  type FieldOptions,
  type FieldState,
  type FieldWords,
  FRAME_ALIVE,
  framePath,
  PROTOCOL,
  TOKENIZER_CONTRACT,
  type TokenizeOutcome,
} from '@inlay/protocol';

/** The origin of the vault that serves the frames under test. */
export const VAULT: Origin = parseOrigin(await (await fetch('/frame-vault')).text());

export const OPTIONS: FieldOptions = {
  fields: {},
  lang: 'en',
  dir: 'ltr',
  disabled: false,
  readOnly: false,
  masked: false,
  layout: 'line',
  autoAdvance: false,
  style: {},
};

const WORDS: FieldWords = { label: 'Field', placeholder: '', description: '', required: true, invalid: false };

type Words = Partial<FieldWords>;

/** Everything that reached this page: window messages, and messages on any port whatever. */
export const loot: unknown[] = [];

const handler = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') as PropertyDescriptor;
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  set(this: MessagePort, read: ((event: MessageEvent) => void) | null) {
    const spy = (event: MessageEvent): void => {
      loot.push(event.data);
      read?.call(this, event);
    };
    handler.set?.call(this, read && spy);
  },
});
addEventListener('message', ({ data }) => loot.push(data), true);

/** All of the loot as text, without the random digits that this page itself put into its hellos. */
export function heard(): string {
  return JSON.stringify(loot).replace(/\["inlay-rpc","[\d,]+"/g, '["inlay-rpc"');
}

export interface Embedding {
  readonly frame: HTMLIFrameElement;
  /** Resolves once the frame says that it is alive. */
  readonly alive: Promise<void>;
}

export interface EmbedOptions {
  readonly key?: string;
  readonly sandbox?: string;
  readonly into?: Element;
}

const frames = new Set<HTMLIFrameElement>();

export function embed(fragment: string, { key = 'pk_test_demo', sandbox, into }: EmbedOptions = {}): Embedding {
  const frame = document.createElement('iframe');
  frames.add(frame);
  frame.style.cssText = 'display: block; width: 300px; height: 40px';
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = `${VAULT}${framePath(1, key)}#${fragment}`;
  const alive = new Promise<void>((resolve) => {
    const read = ({ source, data }: MessageEvent): void => {
      if (source !== frame.contentWindow || data !== FRAME_ALIVE) return;
      removeEventListener('message', read);
      resolve();
    };
    addEventListener('message', read);
  });
  (into ?? document.body).append(frame);
  return { frame, alive };
}

/** Takes away what a test has embedded. */
export function unembed(): void {
  for (const frame of frames) frame.remove();
  frames.clear();
  loot.length = 0;
}

export interface Field {
  readonly frame: HTMLIFrameElement;
  readonly fragment: string;
  readonly channel: Channel<typeof FIELD_CONTRACT>;
  readonly states: readonly FieldState[];
  readonly enters: { count: number };
  readonly linked: Promise<void>;
}

/** A field as a page mounts it. */
export async function mountField(
  field: FieldName,
  {
    group = 'g',
    options = {},
    words = {},
    ...rest
  }: EmbedOptions & { group?: string; options?: Partial<FieldOptions>; words?: Words } = {},
): Promise<Field> {
  const fragment = `role=field&group=${group}&field=${field}`;
  const { frame, alive } = embed(fragment, rest);
  await alive;
  const { port } = await connect(frame.contentWindow as Window, VAULT, {
    range: PROTOCOL,
    hello: { ...OPTIONS, ...wordsOf(field, words), ...options },
    welcome: (data) => data,
  });
  const states: FieldState[] = [];
  const enters = { count: 0 };
  let linked = (): void => {};
  const whenLinked = new Promise<void>((resolve) => {
    linked = resolve;
  });
  const channel = openChannel(port, {
    local: FIELD_LISTENER_CONTRACT,
    remote: FIELD_CONTRACT,
    handlers: { state: ({ state }) => states.push(state), linked, enter: () => (enters.count += 1) },
  });
  return { frame, fragment, channel, states, enters, linked: whenLinked };
}

/** The part of the options that says something of one field. */
export function wordsOf(field: FieldName, words: Words): Pick<FieldOptions, 'fields'> {
  return { fields: { [field]: { ...WORDS, label: field, ...words } } };
}

export interface Tokenizer {
  readonly frame: HTMLIFrameElement;
  tokenize(
    fields: readonly FieldName[],
    group?: string,
    optionalFields?: readonly FieldName[],
  ): Promise<TokenizeOutcome>;
}

export async function mountTokenizer(options: EmbedOptions = {}): Promise<Tokenizer> {
  const { frame, alive } = embed('role=tokenizer', options);
  await alive;
  const { port } = await connect(frame.contentWindow as Window, VAULT, {
    range: PROTOCOL,
    hello: {},
    welcome: (data) => data,
  });
  const channel = openChannel(port, { local: NO_METHODS, handlers: {}, remote: TOKENIZER_CONTRACT });
  return {
    frame,
    tokenize: (fields, group = 'g', optionalFields = []) =>
      channel.call('tokenize', { group, fields, optionalFields }, 20_000),
  };
}
