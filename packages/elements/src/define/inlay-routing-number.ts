import { InlayRoutingNumber } from '../fields/routing-number.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayRoutingNumber };

register('inlay-routing-number', InlayRoutingNumber);
