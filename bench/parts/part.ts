import type { Report } from '../report/report.ts';

export interface PartOptions {
  /** A few samples only: shows that all of it works, and gives no figure to rely on. */
  readonly quick: boolean;
}

/** Measures one thing beside its floor. */
export type Part = (options: PartOptions) => Promise<Report>;
