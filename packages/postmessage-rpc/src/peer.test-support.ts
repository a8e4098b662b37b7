import { connect, listen, NO_METHODS, openChannel, parseOrigin } from './index.ts';
import { parseText, SAMPLE } from './sample.test-support.ts';

/**
 * One frame of the browser tests, as its fragment says:
 * - `host`: welcomes its parent once, if that is of the origin `of`; with `trust=anyone`, the control, whoever comes
 * - `eavesdrop`: tells its parent of every message that reaches its window
 * - `intrude`: says hello to the frame beside it, and tells its parent how that ended
 */
const role = new URLSearchParams(location.hash.slice(1));
const page = parseOrigin(role.get('of') as string);
const tell = (word: string): void => parent.postMessage(word, page);

const range = { min: 1, max: 1 };
const options = { range, hello: 'hello', welcome: parseText, timeout: 300 };

if (role.get('is') === 'host') {
  listen(window, {
    range,
    once: true,
    accepts: ({ source, origin }) => role.get('trust') === 'anyone' || (source === parent && origin === page),
    hello: parseText,
    welcome: () => self.origin,
    connected: ({ port }) => {
      const handlers = { echo: ({ text }: { text: string }) => `${self.origin} heard ${text}`, remark: () => {} };
      openChannel(port, { local: SAMPLE, remote: NO_METHODS, handlers });
    },
  });
}

if (role.get('is') === 'eavesdrop') window.addEventListener('message', () => tell('overheard'));

if (role.get('is') === 'intrude') {
  const [sibling] = [...Array(parent.length).keys()]
    .map((index) => parent[index] as Window)
    .filter((it) => it !== self);
  connect(sibling as Window, parseOrigin(role.get('to') as string), options).then(
    () => tell('intruded'),
    ({ failure }: { failure: string }) => tell(`intrusion: ${failure}`),
  );
}

tell(`ready: ${role.get('is')}`);
