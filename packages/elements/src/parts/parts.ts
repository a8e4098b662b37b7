/** What only some pages need, or all but not at first: loaded when one does. */
export const parts = {
  brandIcons: () => import('./brand-icons.ts'),
  cardBrands: () => import('./card-brands.ts'),
};
