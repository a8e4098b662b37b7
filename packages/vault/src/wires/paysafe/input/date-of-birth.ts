import type { ReadingRule } from '../../../input/reading.ts';

/** The first time zone is this far ahead of UTC. */
const EARLIEST_ZONE = 14 * 3_600_000;

/** Checks a date: the date must exist and must have started in some time zone. @param now milliseconds since 1970 */
export function judgeDateOfBirth(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  now: number,
): ReadingRule | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return 'malformed';
  return date.getTime() > now + EARLIEST_ZONE ? 'future' : undefined;
}
