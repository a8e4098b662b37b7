export {
  type FieldState,
  type InlayChangeEvent,
  type InlayErrorEvent,
  type InlayFocusEvent,
  type InlayReadyEvent,
  type InlayTokenEvent,
  isCodedError,
  type PrewarmOptions,
  prewarm,
  registerLocale,
  type Token,
  type TokenizeError,
} from '@inlay/elements';
export * from './components.ts';
