import { expect, test } from 'vitest';
import { toProblem } from './problem.ts';
import { toVaultError, VaultError } from './vault-error.ts';

test.each([
  ['a decline', 402, '3009', 'declined'],
  ['too little money', 402, '3022', 'declined'],
  ['a token that was used', 400, '5068', 'card'],
  ['no answer', 0, '', 'unconfirmed'],
  ['a failure of the processor', 502, '3028', 'unconfirmed'],
  ['a store that is away', 503, '9702', 'unconfirmed'],
  ['a payment that is under way', 409, '9701', 'unconfirmed'],
  ['too many requests', 429, '1200', 'unconfirmed'],
  ['wrong credentials', 401, '5279', 'unavailable'],
  ['an unknown account', 404, '5269', 'unavailable'],
])('%s is a problem of its own kind', (_name, status, code, kind) => {
  const problem = toProblem(new VaultError({ status, code, message: 'x' }));
  expect(problem.kind).toBe(kind);
  expect(problem.title).toMatch(/^[A-Z].+\.$/);
});

test('says of the card only what the bank said', () => {
  const sentence = (code: string) => toProblem(new VaultError({ status: 402, code, message: 'x' })).title;
  expect(sentence('3022')).toContain('money');
  expect(sentence('3009')).not.toContain('money');
});

test('promises no charge only where the vault refused for certain', () => {
  const advice = (status: number, code: string) => toProblem(new VaultError({ status, code, message: 'x' })).advice;
  expect(advice(402, '3009')).toContain('not been charged');
  expect(advice(0, '')).not.toContain('not been charged');
});

test('reads the error envelope with the entity that stands in the way', () => {
  const links = [{ rel: 'existing_entity', href: 'http://127.0.0.1/customervault/v1/cards/abc' }];
  const error = toVaultError(409, { error: { code: '7503', message: 'There already.' }, links });
  expect(error).toMatchObject({ status: 409, code: '7503', message: 'There already.', existing: links[0]?.href });
});

test.each([
  ['nothing', undefined],
  ['text', '<html>'],
  ['another shape', { error: 'no', links: 'no' }],
])('makes an error without a code of %s', (_name, body) => {
  expect(toVaultError(502, body)).toMatchObject({ status: 502, code: '', existing: undefined });
});
