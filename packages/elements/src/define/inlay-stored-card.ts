import { InlayStoredCard } from '../stored-card/stored-card.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayStoredCard };

register('inlay-stored-card', InlayStoredCard);
