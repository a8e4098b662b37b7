import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstMandateStatus, MANDATE_STATUSES, type MandateActor, mayMove } from './mandate-status.ts';

const RECORD = readFileSync(new URL('../../../../../docs/decisions/0008-resources.md', import.meta.url), 'utf8');
const ACTORS: readonly MandateActor[] = ['merchant', 'bank', 'vault'];

const words = (cell = '') => [...cell.matchAll(/`([A-Z]+)`/g)].map((match) => match[1] as string);

/** The moves that the record's table has, as `FROM TO actor`. */
function recordedMoves(): string[] {
  const rows = RECORD.split('\n').filter((line) => /^\| `[A-Z]+`/.test(line));
  return rows.flatMap((row) => {
    const [, from, to, actor] = row.split('|').map((cell) => cell.trim());
    return words(from).flatMap((one) => words(to).map((other) => `${one} ${other} ${actor}`));
  });
}

test('the moves of a mandate are those of the decision record, and no others', () => {
  const moves = MANDATE_STATUSES.flatMap((from) =>
    MANDATE_STATUSES.flatMap((to) =>
      ACTORS.filter((actor) => mayMove(from, to, actor)).map((actor) => `${from} ${to} ${actor}`),
    ),
  );
  expect(moves.toSorted()).toEqual(recordedMoves().toSorted());
  expect(moves.length).toBeGreaterThan(15);
});

test.each([
  ['bacs', 'INITIAL'],
  ['sepa', 'ACTIVE'],
] as const)('a mandate of %s starts as %s', (kind, status) => {
  expect(firstMandateStatus(kind)).toBe(status);
});
