import { InlayPostalCode } from '../fields/postal-code.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayPostalCode };

register('inlay-postal-code', InlayPostalCode);
