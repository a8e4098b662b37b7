import { InlaySortCode } from '../fields/sort-code.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlaySortCode };

register('inlay-sort-code', InlaySortCode);
