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
  type TokenizedCard,
} from '@inlay/protocol';
export type { InlayEventMap } from './events/event-map.ts';
export { InlayChangeEvent } from './events/inlay-change-event.ts';
export { InlayErrorEvent, type TokenizeError } from './events/inlay-error-event.ts';
export { InlayFocusEvent } from './events/inlay-focus-event.ts';
export { InlayReadyEvent } from './events/inlay-ready-event.ts';
export { InlayTokenEvent, type Token } from './events/inlay-token-event.ts';
export { InlayCardCode } from './fields/card-code.ts';
export { InlayCardExpiry } from './fields/card-expiry.ts';
export { InlayCardNumber } from './fields/card-number.ts';
export { InlayCardholderName } from './fields/cardholder-name.ts';
export { FieldElement } from './fields/field-element.ts';
export { prewarm, type PrewarmOptions } from './frames/tokenizers.ts';
export type { Font } from './group/font.ts';
export { registerLocale } from './locales/locales.ts';
export type { Locale } from './locales/locale.ts';
export type { Messages, TokenizeOptions } from './group/field-group.ts';
export { type FieldsState, InlayFields } from './group/inlay-fields.ts';
