import { type Channel, connect, type Handlers, openChannel, parseOrigin } from '@inlay/postmessage-rpc';
import {
  COLLECT_CONTRACT,
  type FieldHello,
  type FieldName,
  MATCH_CONTRACT,
  parseFieldHello,
  PROTOCOL,
} from '@inlay/protocol';
import { isMarked, siblings } from '../boot/siblings.ts';

const PATIENCE = 2_000;
/** Milliseconds after which a field that has found none looks again: for one that says what it is, then at all. */
const SOON = [15, 40, 80];
const LATER = [150, 600];
const MATCH_PATIENCE = 600;

/** The tokenizers that a field has found. */
export interface Links {
  /** Looks again. */
  readonly search: () => void;
  /** Whether the field holds what the one that it repeats holds. @throws where nobody can say */
  readonly match: () => Promise<boolean>;
  /** Gives another field of the group what the browser filled in for it. */
  readonly pass: (field: FieldName, text: string) => void;
}

/**
 * Looks for tokenizers among the frames beside this one, and lets each that it finds collect the value. All of them are
 * kept: were the last to answer the only one, a decoy that leaves at once would cut the field off.
 *
 * @param linked called for each tokenizer that is found
 */
export function linkTokenizers(
  hello: FieldHello,
  handlers: Handlers<typeof COLLECT_CONTRACT>,
  linked: () => void,
): Links {
  const links = new Map<Window, Channel<typeof MATCH_CONTRACT>>();
  const origin = parseOrigin(self.origin);

  const isSameHello = (data: unknown): void => {
    const { key, group, field } = parseFieldHello(data);
    if (key !== hello.key || group !== hello.group || field !== hello.field) throw new TypeError('another field');
  };

  const link = async (sibling: Window): Promise<void> => {
    const { port } = await connect(sibling, origin, {
      range: PROTOCOL,
      hello,
      welcome: isSameHello,
      timeout: PATIENCE,
    });
    links.get(sibling)?.close();
    const channel = openChannel(port, {
      local: COLLECT_CONTRACT,
      remote: MATCH_CONTRACT,
      handlers,
      secret: true,
    });
    links.set(sibling, channel);
    linked();
  };

  /** A search that is still under way goes on beside a new one: its answer may be the next to come. */
  let hasFound = false;
  const search = (mayAskAll: boolean): void => {
    for (const [sibling, channel] of links) {
      if (!sibling.closed) continue;
      channel.close();
      links.delete(sibling);
    }
    const beside = siblings();
    const marked = beside.filter(isMarked);
    hasFound ||= marked.length > 0;
    for (const sibling of marked.length === 0 && mayAskAll ? beside : marked) link(sibling).catch(() => {});
  };

  // At first only those that say what they are: the frames of a page load at once, and most are fields.
  search(false);
  for (const delay of SOON) setTimeout(() => hasFound || search(false), delay);
  for (const delay of LATER) setTimeout(() => links.size === 0 && search(true), delay);
  return {
    search: () => search(true),
    pass: (field, text) => {
      for (const channel of links.values()) channel.note('pass', { field, text });
    },
    match: () => Promise.any([...links.values()].map((channel) => channel.call('match', {}, MATCH_PATIENCE))),
  };
}
