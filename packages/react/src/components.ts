'use client';
import * as elements from '@inlay/elements';
import { wrap } from './wrap.ts';

// The group comes first: fields that stand in the page already look for it when they are defined. What is pure is left
// out of the page of who does not use it.
export const InlayFields = /* @__PURE__ */ wrap('inlay-fields', elements.InlayFields);
export const InlayCard = /* @__PURE__ */ wrap('inlay-card', elements.InlayCard);
export const InlayCardNumber = /* @__PURE__ */ wrap('inlay-card-number', elements.InlayCardNumber);
export const InlayCardExpiry = /* @__PURE__ */ wrap('inlay-card-expiry', elements.InlayCardExpiry);
export const InlayCardExpiryMonth = /* @__PURE__ */ wrap('inlay-card-expiry-month', elements.InlayCardExpiryMonth);
export const InlayCardExpiryYear = /* @__PURE__ */ wrap('inlay-card-expiry-year', elements.InlayCardExpiryYear);
export const InlayCardCode = /* @__PURE__ */ wrap('inlay-card-code', elements.InlayCardCode);
export const InlayCardholderName = /* @__PURE__ */ wrap('inlay-cardholder-name', elements.InlayCardholderName);
export const InlayPostalCode = /* @__PURE__ */ wrap('inlay-postal-code', elements.InlayPostalCode);
export const InlayStoredCard = /* @__PURE__ */ wrap('inlay-stored-card', elements.InlayStoredCard);
export const InlayAccountHolderName = /* @__PURE__ */ wrap(
  'inlay-account-holder-name',
  elements.InlayAccountHolderName,
);
export const InlayAccountNumberConfirmation = /* @__PURE__ */ wrap(
  'inlay-account-number-confirmation',
  elements.InlayAccountNumberConfirmation,
);
export const InlayAccountNumber = /* @__PURE__ */ wrap('inlay-account-number', elements.InlayAccountNumber);
export const InlayAccountType = /* @__PURE__ */ wrap('inlay-account-type', elements.InlayAccountType);
export const InlayBic = /* @__PURE__ */ wrap('inlay-bic', elements.InlayBic);
export const InlayIban = /* @__PURE__ */ wrap('inlay-iban', elements.InlayIban);
export const InlayInstitutionNumber = /* @__PURE__ */ wrap('inlay-institution-number', elements.InlayInstitutionNumber);
export const InlayRoutingNumber = /* @__PURE__ */ wrap('inlay-routing-number', elements.InlayRoutingNumber);
export const InlaySortCode = /* @__PURE__ */ wrap('inlay-sort-code', elements.InlaySortCode);
export const InlayTransitNumber = /* @__PURE__ */ wrap('inlay-transit-number', elements.InlayTransitNumber);

/** The element: `useRef<InlayFields>(null)`. */
export type InlayFields = elements.InlayFields;
