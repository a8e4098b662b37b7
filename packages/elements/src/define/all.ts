// The group comes first: fields that stand in the page already look for it when they are defined.
export { InlayFields } from './inlay-fields.ts';
export { InlayCardNumber } from './inlay-card-number.ts';
export { InlayCardExpiry } from './inlay-card-expiry.ts';
export { InlayCardCode } from './inlay-card-code.ts';
export { InlayCardholderName } from './inlay-cardholder-name.ts';
export { InlayRoutingNumber } from './inlay-routing-number.ts';
export { InlayAccountNumber } from './inlay-account-number.ts';
export { InlayAccountNumberConfirmation } from './inlay-account-number-confirmation.ts';
export { InlayAccountType } from './inlay-account-type.ts';
export { InlaySortCode } from './inlay-sort-code.ts';
export { InlayTransitNumber } from './inlay-transit-number.ts';
export { InlayInstitutionNumber } from './inlay-institution-number.ts';
export { InlayIban } from './inlay-iban.ts';
export { InlayBic } from './inlay-bic.ts';
export { InlayAccountHolderName } from './inlay-account-holder-name.ts';
export type { InlayEventMap } from '../events/event-map.ts';
