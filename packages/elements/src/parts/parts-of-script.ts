import type { parts as modules } from './parts.ts';

/** Stands in for `parts.ts` in the script tag's bundle: parts are loaded from where the script came from. */
export const parts: typeof modules = {};
