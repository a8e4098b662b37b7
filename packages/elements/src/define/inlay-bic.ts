import { InlayBic } from '../fields/bic.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayBic };

register('inlay-bic', InlayBic);
