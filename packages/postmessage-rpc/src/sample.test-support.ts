import type { Parse } from './contract.ts';

function refuse(): never {
  throw new TypeError('unexpected shape');
}

export const parseText: Parse<string> = (value) =>
  typeof value === 'string' && value.length <= 100 ? value : refuse();

export interface Remark {
  readonly text: string;
}

/** Plain data with the one key `text`. */
export const parseRemark: Parse<Remark> = (value) => {
  if (typeof value !== 'object' || value === null) return refuse();
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  if (!isPlain || Object.keys(value).join() !== 'text') return refuse();
  return Object.assign(Object.create(null), { text: parseText((value as Remark).text) }) as Remark;
};

/** A contract with one method of each kind, for tests. */
export const SAMPLE = {
  echo: { params: parseRemark, result: parseText },
  remark: { params: parseRemark },
} as const;
