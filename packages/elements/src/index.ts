export {
  type BillingAddress,
  BROWSER_ERRORS,
  type BrowserErrorCode,
  type CodedError,
  type FieldError,
  type FieldName,
  type FieldState,
  type FieldStatus,
  isCodedError,
  type TokenizedBankAccount,
  type TokenizedCard,
} from '@inlay/protocol';
export type { InlayEventMap } from './events/event-map.ts';
export { InlayChangeEvent } from './events/inlay-change-event.ts';
export { InlayErrorEvent, type TokenizeError } from './events/inlay-error-event.ts';
export { InlayFocusEvent } from './events/inlay-focus-event.ts';
export { InlayNetworkChangeEvent } from './events/inlay-network-change-event.ts';
export { InlayReadyEvent } from './events/inlay-ready-event.ts';
export { InlayTokenEvent, type Token } from './events/inlay-token-event.ts';
export { InlayAccountHolderName } from './fields/account-holder-name.ts';
export { InlayAccountNumberConfirmation } from './fields/account-number-confirmation.ts';
export { InlayAccountNumber } from './fields/account-number.ts';
export { InlayAccountType } from './fields/account-type.ts';
export { InlayBic } from './fields/bic.ts';
export { InlayStoredCard } from './stored-card/stored-card.ts';
export { InlayCard } from './fields/card.ts';
export { InlayCardCode } from './fields/card-code.ts';
export { InlayCardExpiry } from './fields/card-expiry.ts';
export { InlayCardExpiryMonth } from './fields/card-expiry-month.ts';
export { InlayCardExpiryYear } from './fields/card-expiry-year.ts';
export { InlayCardNumber } from './fields/card-number.ts';
export { InlayCardholderName } from './fields/cardholder-name.ts';
export { InlayIban } from './fields/iban.ts';
export { InlayInstitutionNumber } from './fields/institution-number.ts';
export { InlayRoutingNumber } from './fields/routing-number.ts';
export { InlaySortCode } from './fields/sort-code.ts';
export { InlayTransitNumber } from './fields/transit-number.ts';
export { InlayPostalCode } from './fields/postal-code.ts';
export { FieldElement } from './fields/field-element.ts';
export { prewarm, type PrewarmOptions } from './frames/tokenizers.ts';
export type { Font } from './group/font.ts';
export { registerLocale } from './locales/locales.ts';
export type { LocaleOverrides } from './locales/override-locale.ts';
export type { Locale } from './locales/locale.ts';
export type { Messages, TokenizeOptions } from './group/field-group.ts';
export { type FieldsState, InlayFields } from './group/inlay-fields.ts';
