import { type Caller, type Channel, listen, NO_METHODS, openChannel } from '@inlay/postmessage-rpc';
import { COLLECT_CONTRACT, type FieldHello, type FieldName, parseFieldHello, PROTOCOL } from '@inlay/protocol';

export type FieldChannel = Channel<typeof COLLECT_CONTRACT>;

export interface Fields {
  /** The channels to a field of a group, the newest first. More than one only if the page has such a field twice. */
  of(group: string, field: FieldName): readonly FieldChannel[];
}

interface Link {
  readonly hello: FieldHello;
  readonly channel: FieldChannel;
}

/** Welcomes the fields of this key that stand beside the tokenizer, in whatever group they are. */
export function listenForFields(key: string): Fields {
  const links = new Map<Window, readonly Link[]>();

  listen(window, {
    range: PROTOCOL,
    accepts: isSibling,
    hello: (data) => {
      const hello = parseFieldHello(data);
      if (hello.key !== key) throw new TypeError('another key');
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
      const channel = openChannel(port, { local: NO_METHODS, handlers: {}, remote: COLLECT_CONTRACT, secret: true });
      links.delete(source);
      links.set(source, [...others, { hello, channel }]);
    },
  });

  return {
    of(group, field) {
      for (const source of links.keys()) if (!isBeside(source)) links.delete(source);
      return [...links.values()]
        .flat()
        .filter(({ hello }) => hello.group === group && hello.field === field)
        .map(({ channel }) => channel)
        .toReversed();
    },
  };
}

function isSibling({ source, origin }: Caller): boolean {
  return origin === self.origin && source !== self && isBeside(source as Window);
}

/** A removed frame is closed and has no parent. */
function isBeside(view: Window): boolean {
  return !view.closed && view.parent === parent;
}
