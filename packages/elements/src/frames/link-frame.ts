import { connect, type Origin, type Port, RpcError } from '@inlay/postmessage-rpc';
import { PROTOCOL } from '@inlay/protocol';
import { hearAlive } from './hear-alive.ts';

/** Milliseconds that a frame has to load and answer. */
export const FRAME_PATIENCE = 10_000;

export interface LinkOptions {
  /** The data of the hello: plain data, fresh for each document. */
  readonly hello: () => unknown;
  /** The frame holds a new document, and whatever the last one held is gone. */
  readonly alive: () => void;
  /** Opens the channel. It is closed with the link, and when another document follows. */
  readonly connected: (port: Port) => { close(): void };
  /** The frame did not load, or speaks no common version. A frame that loads late is linked all the same. */
  readonly failed: (code: 'frame_timeout' | 'protocol_version_mismatch') => void;
}

/**
 * Links the page to the document in an iframe, and again to every document of that origin that follows it there.
 *
 * @returns ends the link
 */
export function linkFrame(iframe: HTMLIFrameElement, origin: Origin, options: LinkOptions): () => void {
  let attempt = new AbortController();
  let channel: { close(): void } | undefined;
  const timer = setTimeout(() => options.failed('frame_timeout'), FRAME_PATIENCE);

  const end = (): void => {
    attempt.abort();
    channel?.close();
    channel = undefined;
    clearTimeout(timer);
  };

  const link = async (target: Window, signal: AbortSignal): Promise<void> => {
    try {
      const { port } = await connect(target, origin, {
        range: PROTOCOL,
        hello: options.hello(),
        welcome: () => ({}),
        timeout: FRAME_PATIENCE,
        signal,
      });
      channel = options.connected(port);
    } catch (error) {
      const failure = error instanceof RpcError ? error.failure : 'timeout';
      if (failure !== 'closed') options.failed(failure === 'version' ? 'protocol_version_mismatch' : 'frame_timeout');
    }
  };

  const unhear = hearAlive(iframe, origin, (target) => {
    end();
    attempt = new AbortController();
    options.alive();
    void link(target, attempt.signal);
  });

  return () => {
    unhear();
    end();
  };
}
