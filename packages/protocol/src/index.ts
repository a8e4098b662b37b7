export { browserError, CodedError, type ErrorDetail, isCodedError } from './coded-error.ts';
export { BROWSER_ERRORS } from './errors/browser.ts';
export { type BrowserErrorCode, parseBrowserErrorCode } from './errors/browser-codes.ts';
export { INTEGRATOR_SENTENCES } from './errors/integrator-sentences.ts';
export type { Audience, ErrorEntry } from './errors/entry.ts';
export { FIELD_STATUSES, type FieldState, type FieldStatus, parseFieldState } from './field-state.ts';
export {
  ACCOUNT_TYPES,
  type AccountType,
  BANK_FIELD_NAMES,
  type BankFieldName,
  CARD_FIELD_NAMES,
  type CardFieldName,
  FIELD_NAMES,
  type FieldName,
  type FrameFamily,
  framePath,
  PARENT_ORIGIN_HEADER,
  SINGLE_USE_TOKENS_PATH,
} from './fields.ts';
export { FONT_MAX_BYTES, FONT_MAX_COUNT, type FieldFont } from './font.ts';
export { type CoBadge, type FrameConfig, isEmbedder, parseCoBadges, parseFrameConfig } from './frame-config.ts';
export { FRAME_ALIVE, FRAME_WAITING } from './messages/alive.ts';
export {
  COLLECT_CONTRACT,
  type CollectedValue,
  type Collecting,
  type FieldHello,
  MATCH_CONTRACT,
  parseFieldHello,
} from './messages/field-and-tokenizer.ts';
export {
  FIELD_CONTRACT,
  FIELD_LISTENER_CONTRACT,
  type FieldOptions,
  type FieldReport,
  type FieldWords,
  parseFieldOptions,
  parseFieldReport,
  parseFieldReports,
} from './messages/page-and-field.ts';
export {
  type BillingAddress,
  type FieldError,
  parseTokenizeOutcome,
  TOKENIZE_PATIENCE,
  TOKENIZER_CONTRACT,
  type TokenizedBankAccount,
  type TokenizedCard,
  type TokenizeOutcome,
  type TokenizeRequest,
} from './messages/page-and-tokenizer.ts';
export { STACK_GAP } from './messages/stack-gap.ts';
export { nothing, type Parse } from './shape.ts';
export {
  type FieldStyle,
  STYLE_PROPERTIES,
  STYLE_STATES,
  type StyleDeclarations,
  type StyleProperty,
  type StyleState,
} from './style.ts';
export { DOCUMENT_MAJOR, PROTOCOL, type ProtocolRange } from './version.ts';
