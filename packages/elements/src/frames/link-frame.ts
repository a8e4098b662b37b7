import { connect, type Origin, type Port, RpcError } from '@inlay/postmessage-rpc';
import { PROTOCOL } from '@inlay/protocol';
import type { Diagnosis } from './diagnosis.ts';
import { hearAlive } from './hear-alive.ts';

/** Milliseconds that a document has to answer the hello. */
const HELLO_PATIENCE = 3_000;

export interface LinkOptions {
  /** The data of the hello: plain data, fresh for each document. */
  readonly hello: () => unknown;
  /** The frame holds a new document, and whatever the last one held is gone. Whether the browser has told of its load. */
  readonly alive: (isLoaded: boolean) => void;
  /** Opens the channel. It is closed with the link, and when another document follows. */
  readonly connected: (port: Port) => { close(): void };
  /** The document speaks no common version, or did not take the hello. */
  readonly unanswered: (isOtherVersion: boolean) => void;
  /** The document says why it is none of a field. */
  readonly refused: (word: Diagnosis) => void;
}

/**
 * Links the page to the document in an iframe, and again to every document of that origin that follows it there.
 *
 * @returns ends the link
 */
export function linkFrame(iframe: HTMLIFrameElement, origin: Origin, options: LinkOptions): () => void {
  let attempt = new AbortController();
  let channel: { close(): void } | undefined;

  const end = (): void => {
    attempt.abort();
    channel?.close();
    channel = undefined;
  };

  const link = async (target: Window, signal: AbortSignal): Promise<void> => {
    try {
      const { port } = await connect(target, origin, {
        range: PROTOCOL,
        hello: options.hello(),
        welcome: () => ({}),
        timeout: HELLO_PATIENCE,
        signal,
      });
      channel = options.connected(port);
    } catch (error) {
      const failure = error instanceof RpcError ? error.failure : 'timeout';
      if (failure !== 'closed') options.unanswered(failure === 'version');
    }
  };

  const unhear = hearAlive(iframe, origin, (target, isLoaded, word) => {
    if (word) return options.refused(word);
    end();
    attempt = new AbortController();
    options.alive(isLoaded);
    void link(target, attempt.signal);
  });

  return () => {
    unhear();
    end();
  };
}
