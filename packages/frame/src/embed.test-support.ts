import { type Channel, connect, NO_METHODS, openChannel, type Origin, parseOrigin } from '@inlay/postmessage-rpc';
import {
  BANK_FIELD_NAMES,
  FIELD_CONTRACT,
  FIELD_LISTENER_CONTRACT,
  type FieldName,
  type FieldOptions,
  type FieldReport,
  type FieldState,
  type FieldWords,
  FRAME_ALIVE,
  type FrameFamily,
  framePath,
  PROTOCOL,
  TOKENIZER_CONTRACT,
  type TokenizeOutcome,
  type TokenizeRequest,
} from '@inlay/protocol';
import { inFrame, until } from './in-frame.test-support.ts';

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

export interface MountOptions extends EmbedOptions {
  readonly group?: string;
  readonly options?: Partial<FieldOptions>;
  /** The same for each field. */
  readonly words?: Words;
  readonly as?: 'select';
  /** Run in the frame before the page says hello. */
  readonly before?: string;
}

export interface EmbedOptions {
  readonly key?: string;
  /** Whose document it is. Default: `card`, and for a field that of its own. */
  readonly family?: FrameFamily;
  readonly sandbox?: string;
  readonly into?: Element;
}

const frames = new Set<HTMLIFrameElement>();

export function embed(fragment: string, { key = 'pk_test_demo', family, sandbox, into }: EmbedOptions = {}): Embedding {
  const frame = document.createElement('iframe');
  frames.add(frame);
  frame.style.cssText = 'display: block; width: 300px; height: 40px';
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = `${VAULT}${framePath(1, key, family)}#${fragment}`;
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
  /** Of all fields of the frame, in the order in which they came. */
  readonly states: readonly FieldState[];
  readonly stateOf: (name: FieldName) => FieldState | undefined;
  readonly enters: { count: number };
  readonly linked: Promise<void>;
}

/** A field as a page mounts it. */
export function mountField(field: FieldName, options: MountOptions = {}): Promise<Field> {
  return mountFields([field], options);
}

/** Fields of one frame. */
export async function mountFields(
  names: readonly FieldName[],
  { group = 'g', options = {}, words = {}, as, before, ...rest }: MountOptions = {},
): Promise<Field> {
  const fragment = `role=field&group=${group}&field=${names.join()}${as ? `&as=${as}` : ''}`;
  const { frame, alive } = embed(fragment, {
    family: BANK_FIELD_NAMES.some((name) => name === names[0]) ? 'bank' : 'card',
    ...rest,
  });
  await alive;
  if (before) await inFrame(fragment, before);
  const fields = Object.assign({}, ...names.map((name) => wordsOf(name, words).fields)) as FieldOptions['fields'];
  const { port } = await connect(frame.contentWindow as Window, VAULT, {
    range: PROTOCOL,
    hello: { ...OPTIONS, fields, ...options },
    welcome: (data) => data,
  });
  const reports: FieldReport[] = [];
  const states: FieldState[] = [];
  const enters = { count: 0 };
  let linked = (): void => {};
  const whenLinked = new Promise<void>((resolve) => {
    linked = resolve;
  });
  const channel = openChannel(port, {
    local: FIELD_LISTENER_CONTRACT,
    remote: FIELD_CONTRACT,
    handlers: {
      state: (report) => {
        reports.push(report);
        states.push(report.state);
      },
      linked,
      enter: () => (enters.count += 1),
    },
  });
  const stateOf = (name: FieldName): FieldState | undefined =>
    reports.findLast((report) => report.field === name)?.state;
  return { frame, fragment, channel, states, stateOf, enters, linked: whenLinked };
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
    more?: Partial<TokenizeRequest>,
  ): Promise<TokenizeOutcome>;
}

/** Asks for a token until the fields have found the tokenizer. */
export async function untilTokenized(tokenizer: Tokenizer, fields: readonly FieldName[]): Promise<TokenizeOutcome> {
  let outcome: TokenizeOutcome = {};
  await until(async () => {
    outcome = await tokenizer.tokenize(fields);
    return outcome.code !== 'field_not_linked';
  });
  return outcome;
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
    tokenize: (fields, group = 'g', optionalFields = [], more = {}) =>
      channel.call('tokenize', { group, fields, optionalFields, ...more }, 20_000),
  };
}
