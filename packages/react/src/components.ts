'use client';
import * as elements from '@inlay/elements';
import { wrap } from './wrap.ts';

// The group comes first: fields that stand in the page already look for it when they are defined. What is pure is left
// out of the page of who does not use it.
export const InlayFields = /* @__PURE__ */ wrap('inlay-fields', elements.InlayFields);
export const InlayCardNumber = /* @__PURE__ */ wrap('inlay-card-number', elements.InlayCardNumber);
export const InlayCardExpiry = /* @__PURE__ */ wrap('inlay-card-expiry', elements.InlayCardExpiry);
export const InlayCardCode = /* @__PURE__ */ wrap('inlay-card-code', elements.InlayCardCode);
export const InlayCardholderName = /* @__PURE__ */ wrap('inlay-cardholder-name', elements.InlayCardholderName);

/** The element: `useRef<InlayFields>(null)`. */
export type InlayFields = elements.InlayFields;
