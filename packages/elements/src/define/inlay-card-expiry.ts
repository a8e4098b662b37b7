import { InlayCardExpiry } from '../fields/card-expiry.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCardExpiry };

register('inlay-card-expiry', InlayCardExpiry);
