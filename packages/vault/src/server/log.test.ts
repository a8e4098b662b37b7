import fastify from 'fastify';
import { expect, test } from 'vitest';
import { CoreError } from '../errors.ts';
import { dialler } from '../store/postgres/dial.ts';
import { logging } from './log.ts';

function logged(error: unknown): { readonly at?: string } {
  const lines: string[] = [];
  const app = fastify({ logger: logging({ level: 'error', stream: { write: (line) => lines.push(line) } }) });
  app.log.error({ event: 'failed', cause: error });
  return JSON.parse(lines[0] ?? '');
}

test('of a database that nobody answers for, its host and the code behind it are told, and no secret', async () => {
  const dial = dialler('postgresql://me:s3cret@127.0.0.1:1/vault');
  const error = await dial().catch((cause: unknown) => cause);
  const { at = '' } = logged(error);
  expect(at).toMatch(/^DialError 127\.0\.0\.1 < Error ECONNREFUSED( \||$)/);
  expect(at).not.toContain('s3cret');
  expect(logged(new CoreError('store_unavailable', { cause: error })).at).toMatch(
    /^CoreError store_unavailable < DialError 127\.0\.0\.1 < Error ECONNREFUSED/,
  );
});

test.each([
  [Object.assign(new Error('x'), { code: 'has 4111111111111111' }), /^Error( \||$)/],
  [Object.assign(new Error('x'), { peer: { host: 'a b\n4111' } }), /^Error( \||$)/],
  [new Error('x', { cause: new TypeError('y', { cause: 'z' }) }), /^Error < TypeError( \||$)/],
])('an error is told by its kind and the kinds behind it alone: %s', (error, at) => {
  expect(logged(error).at).toMatch(at);
});

test('a chain of causes without end is cut off', () => {
  const error = new Error('x');
  error.cause = error;
  expect(logged(error).at?.split(' | ')[0]?.split(' < ').length).toBeLessThan(10);
});
