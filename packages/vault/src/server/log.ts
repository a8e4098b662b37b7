import type { FastifyServerOptions } from 'fastify';

type LoggerOptions = Exclude<NonNullable<FastifyServerOptions['logger']>, boolean>;

/** What a log line may tell. Nothing else gets through, whoever logs it. */
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
 * messages with what was sent in them) never get in; of an unexpected error it keeps its kind and its places in the code.
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

/** The kind of an error, its code, and its stack without the message. */
function placesOf(error: Error): string {
  const { code } = error as { code?: unknown };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const kind = typeof code === 'string' && /^\w{1,60}$/.test(code) ? `${error.name} ${code}` : error.name;
  return [kind, ...places.map((line) => line.trim())].join(' | ');
}
