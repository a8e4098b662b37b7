/** What only some pages need, loaded when one does. */
export const parts = {};
