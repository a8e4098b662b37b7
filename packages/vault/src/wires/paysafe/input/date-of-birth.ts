import type { ReadingRule } from '../../../input/reading.ts';

/** A date has begun somewhere this long before it begins by UTC. */
const EARLIEST_ZONE = 14 * 3_600_000;

/** Judges a date: there has to be such a day, and it has begun somewhere. @param now milliseconds since 1970 */
export function judgeDateOfBirth(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  now: number,
): ReadingRule | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return 'malformed';
  return date.getTime() > now + EARLIEST_ZONE ? 'future' : undefined;
}
