import type { FastifyServerOptions } from 'fastify';

type LoggerOptions = Exclude<NonNullable<FastifyServerOptions['logger']>, boolean>;

/** The only fields of a log line. All others are dropped, whoever logs them. */
const ALLOWED = [
  'event',
  'method',
  'route',
  'status',
  'ms',
  'requestId',
  'tenant',
  'payment',
  'error',
  'job',
  'count',
] as const;

export type LogLevel = 'silent' | 'error' | 'warn' | 'info';

export interface LogOptions {
  readonly level: LogLevel;
  /** Default: standard error. */
  readonly stream?: { write(line: string): void };
}

/**
 * A log of lines built from allowed fields. Words that the framework or a library would log (addresses, headers, error
 * messages with what was sent in them) never get in; of an unexpected error it keeps its kind, the kinds of what caused it
 * and its places in the code.
 */
export function logging({ level, stream = process.stderr }: LogOptions): LoggerOptions {
  return {
    level,
    stream,
    base: null,
    hooks: {
      logMethod(args, method) {
        method.call(this, pick(args[0]) as never);
      },
    },
  };
}

function pick(fields: unknown): Record<string, unknown> {
  if (typeof fields !== 'object' || fields === null) return { event: 'framework' };
  const given = fields as Record<string, unknown>;
  const line: Record<string, unknown> = { event: 'framework' };
  for (const name of ALLOWED) {
    const value = given[name];
    if (typeof value === 'string' || typeof value === 'number') line[name] = value;
  }
  const cause = given['cause'] ?? given['err'];
  if (cause instanceof Error) line['at'] = placesOf(cause);
  return line;
}

/** The deepest cause that is told. */
const MOST_CAUSES = 4;

/** The kind of an error and of each cause behind it (`DialError db.example < Error ECONNREFUSED`), and its stack without the message. */
function placesOf(error: Error): string {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const kinds: string[] = [];
  for (let each: unknown = error; each instanceof Error && kinds.length <= MOST_CAUSES; each = each.cause) {
    kinds.push(kindOf(each));
  }
  return [kinds.join(' < '), ...places.map((line) => line.trim())].join(' | ');
}

/** The name of an error, with its code and the host that it is about, where they look like ones. */
function kindOf(error: Error): string {
  const { code, peer } = error as { readonly code?: unknown; readonly peer?: { readonly host?: unknown } };
  const host = peer?.host;
  return [
    error.name,
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) ? [code] : []),
    ...(typeof host === 'string' && /^[\w.:/-]{1,255}$/.test(host) ? [host] : []),
  ].join(' ');
}
