import { InlayAccountNumber } from '../fields/account-number.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayAccountNumber };

register('inlay-account-number', InlayAccountNumber);
