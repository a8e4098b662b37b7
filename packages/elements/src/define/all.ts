// The group comes first: fields that stand in the page already look for it when they are defined.
export { InlayFields } from './inlay-fields.ts';
export { InlayCardNumber } from './inlay-card-number.ts';
export { InlayCardExpiry } from './inlay-card-expiry.ts';
export { InlayCardExpiryMonth } from './inlay-card-expiry-month.ts';
export { InlayCardExpiryYear } from './inlay-card-expiry-year.ts';
export { InlayCardCode } from './inlay-card-code.ts';
export { InlayCardholderName } from './inlay-cardholder-name.ts';
export { InlayPostalCode } from './inlay-postal-code.ts';
export { InlayCard } from './inlay-card.ts';
export { InlayStoredCard } from './inlay-stored-card.ts';
export type { InlayEventMap } from '../events/event-map.ts';
