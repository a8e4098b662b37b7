import { expect, test } from 'vitest';
import { newRecordId } from './record-id.ts';

const NOW = Date.UTC(2026, 10, 30);

test('a record id is a UUID of version 7 that begins with its time', () => {
  const id = newRecordId(NOW);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(NOW);
});

test('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newRecordId(NOW))).size).toBe(1000);
});

test('ids made later sort later', () => {
  const ids = [1, 0xff, 0x100, 0xffff_ffff, 0x1_0000_0000, NOW].map(newRecordId);
  expect(ids.toSorted()).toEqual(ids);
});
