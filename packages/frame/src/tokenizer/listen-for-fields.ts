import { type Caller, type Channel, listen, openChannel } from '@inlay/postmessage-rpc';
import {
  COLLECT_CONTRACT,
  type FieldHello,
  type FieldName,
  MATCH_CONTRACT,
  parseFieldHello,
  PROTOCOL,
} from '@inlay/protocol';
import type { FieldKinds } from '../field/field-kind.ts';

export type FieldChannel = Channel<typeof COLLECT_CONTRACT>;

export interface Fields {
  /** The channels to a field of a group, the newest first. More than one only if the page has such a field twice. */
  of(group: string, field: FieldName): readonly FieldChannel[];
}

/** Tells whether a field holds what the field of its group holds that it repeats; rejects where they can't be compared. */
export type IsMatch = (hello: FieldHello, asker: FieldChannel, fields: Fields, kinds: FieldKinds) => Promise<boolean>;

interface Link {
  readonly hello: FieldHello;
  readonly channel: FieldChannel;
}

/**
 * Welcomes the fields of this key and of these kinds that stand beside the tokenizer, in whatever group they are.
 *
 * @param isMatch where one of the kinds repeats another
 */
export function listenForFields(key: string, kinds: FieldKinds, isMatch?: IsMatch): Fields {
  const links = new Map<Window, readonly Link[]>();
  const fields: Fields = {
    of(group, field) {
      for (const source of links.keys()) if (!isBeside(source)) links.delete(source);
      return [...links.values()]
        .flat()
        .filter(({ hello }) => hello.group === group && hello.field === field)
        .map(({ channel }) => channel)
        .toReversed();
    },
  };

  listen(window, {
    range: PROTOCOL,
    accepts: isSibling,
    hello: (data) => {
      const hello = parseFieldHello(data);
      if (hello.key !== key || !kinds[hello.field]) throw new TypeError('another key or payment method');
      return hello;
    },
    welcome: (hello) => hello,
    connected: ({ port, data: hello, caller }) => {
      const source = caller.source as Window;
      const others: Link[] = [];
      for (const link of links.get(source) ?? []) {
        if (link.hello.field === hello.field && link.hello.group === hello.group) link.channel.close();
        else others.push(link);
      }
      const channel: FieldChannel = openChannel(port, {
        local: MATCH_CONTRACT,
        handlers: {
          match: () => isMatch?.(hello, channel, fields, kinds) ?? Promise.reject(new TypeError('repeats none')),
          pass: ({ field, text }) => {
            if (!kinds[hello.field]?.alsoFilled) return;
            for (const other of fields.of(hello.group, field)) other.note('fill', { text });
          },
        },
        remote: COLLECT_CONTRACT,
        secret: true,
      });
      links.delete(source);
      links.set(source, [...others, { hello, channel }]);
    },
  });

  return fields;
}

function isSibling({ source, origin }: Caller): boolean {
  return origin === self.origin && source !== self && isBeside(source as Window);
}

/** A removed frame is closed and has no parent. */
function isBeside(view: Window): boolean {
  return !view.closed && view.parent === parent;
}
