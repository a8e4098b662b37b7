/** What only some pages need, loaded when one does. */
export const parts = {
  diagnose: () => import('./diagnose.ts'),
  brandIcons: () => import('./brand-icons.ts'),
  networkChoice: () => import('./network-choice.ts'),
};
