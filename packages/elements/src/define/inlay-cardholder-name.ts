import { InlayCardholderName } from '../fields/cardholder-name.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCardholderName };

register('inlay-cardholder-name', InlayCardholderName);
