/** What the script loads only where it needs it. */
export const parts = {
  diagnose: () => import('./diagnose.ts'),
};
