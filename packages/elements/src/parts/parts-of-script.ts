import type { parts as modules } from './parts.ts';
import { importPart } from './script-base.ts';

/** Stands in for `parts.ts` in the script tag's bundle: parts are loaded from where the script came from. */
export const parts: typeof modules = {
  diagnose: () => importPart('diagnose'),
  brandIcons: () => importPart('brand-icons'),
  cardBrands: () => importPart('card-brands'),
  integratorSentences: () => importPart('integrator-sentences'),
};
