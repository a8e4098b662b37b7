import { InlayAccountNumberConfirmation } from '../fields/account-number-confirmation.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayAccountNumberConfirmation };

register('inlay-account-number-confirmation', InlayAccountNumberConfirmation);
