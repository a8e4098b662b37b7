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
 * Makes a log that writes allowed fields only. Texts of the framework or a library (addresses, headers, error messages
 * that contain input) are dropped. For an unexpected error it records its type, the types of its causes and its stack
 * frames.
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

/** The most causes that are logged. */
const MOST_CAUSES = 4;

/**
 * The type of an error and of each cause (`DialError db.example < Error ECONNREFUSED`), and its stack without the
 * message.
 */
function placesOf(error: Error): string {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const kinds: string[] = [];
  for (let each: unknown = error; each instanceof Error && kinds.length <= MOST_CAUSES; each = each.cause) {
    kinds.push(kindOf(each));
  }
  return [kinds.join(' < '), ...places.map((line) => line.trim())].join(' | ');
}

/** Returns the name of an error, with its code and host if they are well-formed. */
function kindOf(error: Error): string {
  const { code, peer } = error as { readonly code?: unknown; readonly peer?: { readonly host?: unknown } };
  const host = peer?.host;
  return [
    error.name,
    ...(typeof code === 'string' && /^\w{1,60}$/.test(code) ? [code] : []),
    ...(typeof host === 'string' && /^[\w.:/-]{1,255}$/.test(host) ? [host] : []),
  ].join(' ');
}
