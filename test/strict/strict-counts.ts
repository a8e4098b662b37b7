/** Counters of the strict store. */
export interface StrictCounts {
  statements: number;
  begins: number;
  beginsFailed: number;
  commits: number;
  commitsFailed: number;
  /** How often all prepared statements of a connection were forgotten. */
  forgotten: number;
  /** How often a client ran a forgotten statement. */
  missing: number;
  /** Each refused statement, after the reason. */
  readonly refused: string[];
}

export function newCounts(): StrictCounts {
  const none = { statements: 0, begins: 0, beginsFailed: 0, commits: 0, commitsFailed: 0, forgotten: 0, missing: 0 };
  return { ...none, refused: [] };
}
