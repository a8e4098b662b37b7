import { InlayCardNumber } from '../fields/card-number.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCardNumber };

register('inlay-card-number', InlayCardNumber);
