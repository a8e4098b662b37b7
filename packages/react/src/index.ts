export {
  type FieldState,
  type InlayChangeEvent,
  type InlayErrorEvent,
  type InlayFocusEvent,
  type InlayReadyEvent,
  type InlayTokenEvent,
  isCodedError,
  prewarm,
  type Token,
  type TokenizeError,
} from '@inlay/elements';
export { InlayCardCode, InlayCardExpiry, InlayCardholderName, InlayCardNumber, InlayFields } from './components.ts';
