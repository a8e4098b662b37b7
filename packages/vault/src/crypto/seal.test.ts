import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import { toKeyVersions } from './key-versions.ts';
import { open, seal } from './seal.ts';
import type { SealContext, Sealed } from './sealed.ts';

const NUMBER = '4111111111111111';
const CONTEXT: SealContext = { recordId: 'r1', field: 'cardNumber' };

const newKey = (version: number) => ({ version, key: createSecretKey(randomBytes(32)) });
const keys = toKeyVersions([newKey(1)]);

function flip(bytes: Uint8Array, index: number, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[index] = (changed[index] as number) ^ bit;
  return changed;
}

test('a sealed value opens where it was sealed', () => {
  const sealed = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  expect(open('t1', keys, CONTEXT, sealed).reveal()).toBe(NUMBER);
});

test('a sealed value reveals nothing of the value, and is different each time', () => {
  const sealed = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  const again = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  for (const part of ['ciphertext', 'dataKey'] as const) {
    expect(Buffer.from(sealed[part]).includes(NUMBER)).toBe(false);
    // Only the header is alike: algorithm and key version.
    expect([...sealed[part].subarray(0, 5)]).toEqual([1, 0, 0, 0, 1]);
    expect(Buffer.from(sealed[part]).subarray(5)).not.toEqual(Buffer.from(again[part]).subarray(5));
  }
});

test.each(['ciphertext', 'dataKey'] as const)('one changed bit, in any byte of the %s, is refused', (part) => {
  const sealed = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  for (let index = 0; index < sealed[part].length; index += 1) {
    for (const bit of [0x01, 0x80]) {
      const changed: Sealed = { ...sealed, [part]: flip(sealed[part], index, bit) };
      expect(() => open('t1', keys, CONTEXT, changed)).toThrow(
        expect.objectContaining({ code: 'sealed_value_corrupt' }),
      );
    }
  }
});

test.each(['ciphertext', 'dataKey'] as const)('a %s that lost bytes is refused', (part) => {
  const sealed = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  for (let length = 0; length < sealed[part].length; length += 1) {
    const cut: Sealed = { ...sealed, [part]: sealed[part].subarray(0, length) };
    expect(() => open('t1', keys, CONTEXT, cut)).toThrow(expect.objectContaining({ code: 'sealed_value_corrupt' }));
  }
});

test.each([
  ['another tenant', 't2', CONTEXT],
  ['another record', 't1', { ...CONTEXT, recordId: 'r2' }],
  ['another field', 't1', { ...CONTEXT, field: 'securityCode' }],
  ['a place with the same letters', 't1r', { ...CONTEXT, recordId: '1' }],
] as const)('a value that was moved to %s is refused, even under the same keys', (_what, tenantId, context) => {
  const sealed = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  expect(() => open(tenantId, keys, context, sealed)).toThrow(
    expect.objectContaining({ code: 'sealed_value_corrupt' }),
  );
});

test('the data key of another value of the same record does not open it', () => {
  const one = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  const other = seal('t1', keys, CONTEXT, new Secret(NUMBER));
  expect(() => open('t1', keys, CONTEXT, { ...one, dataKey: other.dataKey })).toThrow(
    expect.objectContaining({ code: 'sealed_value_corrupt' }),
  );
});

test('after a rotation, new values use the new key and old ones still open', () => {
  const [first, second] = [newKey(1), newKey(2)];
  const before = seal('t1', toKeyVersions([first]), CONTEXT, new Secret('before'));
  const both = toKeyVersions([first, second]);
  const after = seal('t1', both, CONTEXT, new Secret('after'));
  expect(open('t1', both, CONTEXT, before).reveal()).toBe('before');
  expect(open('t1', toKeyVersions([second]), CONTEXT, after).reveal()).toBe('after');
  expect(() => open('t1', toKeyVersions([second]), CONTEXT, before)).toThrow(
    expect.objectContaining({ code: 'sealed_value_corrupt' }),
  );
});
