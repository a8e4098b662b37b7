/** What only some pages need, or all but not at first: loaded when one does. */
export const parts = {
  diagnose: () => import('./diagnose.ts'),
  brandIcons: () => import('./brand-icons.ts'),
  cardBrands: () => import('./card-brands.ts'),
  integratorSentences: () => import('./integrator-sentences.ts'),
};
