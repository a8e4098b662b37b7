import { isIP } from 'node:net';
import Type from 'typebox';
import { isOrigin } from '../core/values/origin.ts';
import { createReader } from '../input/read.ts';
import { fault, type Read } from '../input/reading.ts';
import { flag, integer, text, word } from '../input/schema.ts';
import type { LogLevel } from '../server/log.ts';
import { sayNoOrigin } from '../wires/admin/sentences.ts';
import { CoBadges, readCardRange } from './co-badges.ts';

export const LOG_LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info'];

const PATH = 4096;
const CLOSED = { additionalProperties: false } as const;

/** `inlay.json`. */
export const ConfigFile = Type.Object(
  {
    data: text(PATH),
    rootKey: Type.Object({ file: Type.Optional(text(PATH)), environment: Type.Optional(text(PATH)) }, CLOSED),
    database: Type.Optional(
      Type.Object({ connections: Type.Optional(integer(1, 1000)), statementNames: Type.Optional(flag()) }, CLOSED),
    ),
    host: Type.Optional(text(255)),
    port: Type.Optional(integer(0, 65_535)),
    origins: Type.Optional(Type.Array(Type.String({ format: 'origin' }), { minItems: 1 })),
    rateLimit: Type.Optional(Type.Object({ max: integer(0, 1_000_000), timeWindow: integer(0, 86_400_000) }, CLOSED)),
    trustedProxies: Type.Optional(Type.Array(Type.String({ format: 'network' }), { maxItems: 1000 })),
    coBadges: Type.Optional(CoBadges),
    log: Type.Optional(word(LOG_LEVELS)),
    drain: Type.Optional(integer(0, 600_000)),
  },
  CLOSED,
);

/** The sentence for each member with an invalid value. */
export const CONFIG_SENTENCES: Readonly<Record<keyof typeof ConfigFile.properties, string>> = {
  data: 'data is the path of a folder.',
  rootKey: 'rootKey is {"file": PATH} or {"environment": NAME}.',
  database: 'database is {"connections": 1 to 1000, "statementNames": true or false}, each of which may be left out.',
  host: 'host is a name or an address to listen on.',
  port: 'port is a number from 0 to 65535.',
  origins: 'origins is a list of the origins under which browsers reach the vault.',
  rateLimit: 'rateLimit is {"max": calls, "timeWindow": milliseconds}.',
  trustedProxies: 'trustedProxies is a list such as ["10.0.0.0/8", "::1"].',
  coBadges: 'coBadges is a list of networks that share cards with others.',
  log: `log is one of: ${LOG_LEVELS.join(', ')}.`,
  drain: 'drain is a number of milliseconds from 0 to 600000.',
};

const readOrigin: Read = (value, path, reading) =>
  typeof value === 'string' && isOrigin(value)
    ? value
    : fault(reading, path, 'malformed', typeof value === 'string' ? { says: sayNoOrigin(value) } : {});

/** Reads an address, or a network with its prefix length. */
const readNetwork: Read = (value, path, reading) => {
  const [address = '', bits, ...rest] = typeof value === 'string' ? value.split('/') : [];
  const version = isIP(address);
  const isMask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
  return version !== 0 && isMask && rest.length === 0 ? value : fault(reading, path, 'malformed');
};

const readerOf = createReader({
  formats: { origin: () => readOrigin, network: () => readNetwork, 'card-range': () => readCardRange },
});

/** Reads `inlay.json`. @throws {InvalidInput} with the members that are wrong */
export const readConfigFile = readerOf(ConfigFile);
