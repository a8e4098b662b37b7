import { InlayCardExpiryMonth } from '../fields/card-expiry-month.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCardExpiryMonth };

register('inlay-card-expiry-month', InlayCardExpiryMonth);
