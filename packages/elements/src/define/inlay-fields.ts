import { InlayFields } from '../group/inlay-fields.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayFields };

register('inlay-fields', InlayFields);
