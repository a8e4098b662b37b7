/**
 * Counts what may be done in any minute.
 *
 * @param now milliseconds
 * @returns whether one more may be done; it then counts
 */
export function createAllowance(perMinute: number, now: () => number = Date.now): () => boolean {
  let done: number[] = [];
  return () => {
    const time = now();
    done = done.filter((then) => time - then < 60_000);
    if (done.length >= perMinute) return false;
    done.push(time);
    return true;
  };
}
