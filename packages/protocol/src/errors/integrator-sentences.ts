/** What is wrong in a page, for whoever builds it. A payer never reads it. */
export const INTEGRATOR_SENTENCES = {
  frame_blocked: 'The content security policy of the page blocks the fields. Add the origin of the vault to frame-src.',
  protocol_version_mismatch: 'The page and the vault speak different protocol versions. Update the older one.',
  origin_not_isolated: 'The vault must have an origin of its own, other than that of the page.',
  group_missing: 'The field stands outside <inlay-fields>. Put it inside.',
  group_misconfigured: '<inlay-fields> needs the attributes vault and publishable-key.',
  fields_mixed: 'The fields in one <inlay-fields> belong to different payment methods. Part them.',
  font_refused: 'The font could not be used. Pass the bytes of a font file, at most 300 kB, at most 4 of them.',
  form_method_refused: 'A token must not be sent in a URL. Give the form method="post".',
  field_not_slotted: 'The field cannot place its frame in the document. Manual slot assignment is not supported.',
  form_out_of_reach:
    'The form stands outside the shadow root of <inlay-fields>. Put both into one tree, or call tokenize().',
  origin_refused: 'The key may not be used from this origin. Add the origin to the key.',
  credentials_invalid: 'The authentication credentials are invalid.',
} as const;

export type IntegratorErrorCode = keyof typeof INTEGRATOR_SENTENCES;
