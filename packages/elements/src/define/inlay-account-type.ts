import { InlayAccountType } from '../fields/account-type.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayAccountType };

register('inlay-account-type', InlayAccountType);
