/** What a card form does not need at first: each part is loaded when it is first used. */
export const parts = {
  brandIcons: () => import('./brand-icons.ts'),
  networkChoice: () => import('./network-choice.ts'),
} as const;
