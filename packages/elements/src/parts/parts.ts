/** What only some pages need, loaded when one does. */
export const parts = {
  brandIcons: () => import('./brand-icons.ts'),
  networkChoice: () => import('./network-choice.ts'),
};
