import { InlayAccountHolderName } from '../fields/account-holder-name.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayAccountHolderName };

register('inlay-account-holder-name', InlayAccountHolderName);
