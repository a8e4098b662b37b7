/**
 * What a frame posts to its parent once its listeners stand. It says nothing and may go to any origin: whoever hears it
 * says hello to exactly the vault's origin.
 */
export const FRAME_ALIVE = 'inlay-alive';
