import type { Port } from './channel.ts';

type Methods = Record<string, unknown>;

function merge(target: Methods, source: unknown): Methods {
  for (const [key, value] of Object.entries(source ?? {})) {
    const known = target[key];
    if (typeof value === 'object' && value !== null) merge((known ?? (target[key] = {})) as Methods, value);
    else target[key] = value;
  }
  return target;
}

/**
 * A channel as it is often written, which walks paths, merges what it is sent and answers whoever asks: the control by
 * which the tables of hostile messages show that they bite. `report` hears what it throws.
 */
export function openWeakChannel(
  port: Port,
  handlers: object,
  settle: (result: unknown) => void,
  report: (error: unknown) => void,
): void {
  const read = (data: unknown): void => {
    const [kind, id, path, content] = data as unknown[];
    if (kind === 'done') return settle(content);
    let owner: unknown = handlers;
    let method: unknown = handlers;
    for (const key of String(path).split('.')) [owner, method] = [method, (method as Methods)[key]];
    const params = merge({}, content);
    port.postMessage(['done', id, path, (method as (params: unknown) => unknown).call(owner, params)]);
  };
  port.onmessage = ({ data }) => {
    try {
      read(data);
    } catch (error) {
      report(error);
    }
  };
}
