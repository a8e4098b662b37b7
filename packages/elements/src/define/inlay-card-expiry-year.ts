import { InlayCardExpiryYear } from '../fields/card-expiry-year.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCardExpiryYear };

register('inlay-card-expiry-year', InlayCardExpiryYear);
