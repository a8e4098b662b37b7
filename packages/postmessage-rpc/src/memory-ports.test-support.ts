import type { Port } from './channel.ts';

/**
 * Two ends of a pipe in memory. It hands over the very objects that were posted, proxies and getters among them: the
 * worst transport that a channel can be given.
 */
export function memoryPorts(): [Port, Port] {
  let isOpen = true;
  const toPort = (other: () => Port): Port => ({
    onmessage: null,
    postMessage(data) {
      queueMicrotask(() => {
        if (isOpen) other().onmessage?.({ data });
      });
    },
    close() {
      isOpen = false;
    },
  });
  const left: Port = toPort(() => right);
  const right: Port = toPort(() => left);
  return [left, right];
}
