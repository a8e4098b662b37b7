import { InlayCardCode } from '../fields/card-code.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCardCode };

register('inlay-card-code', InlayCardCode);
