/**
 * What a frame posts to its parent once its listeners stand. It says nothing and may go to any origin: whoever hears it
 * says hello to exactly the vault's origin.
 */
export const FRAME_ALIVE = 'inlay-alive';

/**
 * What it says again and again while nobody says hello. A page that heard it come alive takes no notice; one whose script
 * ran later than a frame in its markup learns of it so.
 */
export const FRAME_WAITING = 'inlay-waiting';
