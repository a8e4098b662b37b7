import { InlayCard } from '../fields/card.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayCard };

register('inlay-card', InlayCard);
