import { InlayInstitutionNumber } from '../fields/institution-number.ts';
import { register } from './register.ts';

export type { InlayEventMap } from '../events/event-map.ts';
export { InlayInstitutionNumber };

register('inlay-institution-number', InlayInstitutionNumber);
