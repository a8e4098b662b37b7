import type { Parse } from '@inlay/protocol';

/** Stands for the parser of what a page asks: that is read in the frame, and a page need not load what reads it. */
export const unread: Parse<never> = () => {
  throw new TypeError('a page reads answers only');
};
