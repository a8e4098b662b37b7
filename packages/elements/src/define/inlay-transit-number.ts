import { InlayTransitNumber } from '../fields/transit-number.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayTransitNumber };

register('inlay-transit-number', InlayTransitNumber);
