import { InlayIban } from '../fields/iban.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayIban };

register('inlay-iban', InlayIban);
