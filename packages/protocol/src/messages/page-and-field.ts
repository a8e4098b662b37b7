import { type FieldState, parseFieldState } from '../field-state.ts';
import { FIELD_NAMES, type FieldName } from '../fields.ts';
import { exact, flag, list, nothing, oneOf, optional, type Parse, partial, record, text } from '../shape.ts';
import { type FieldFont, parseFieldFont } from '../font.ts';
import { type FieldStyle, parseFieldStyle } from '../style.ts';

/** What a page says of one field. */
export interface FieldWords {
  /** The accessible name of the input. */
  readonly label: string;
  readonly placeholder: string;
  /** The sentence that a screen reader hears as description, such as the error shown beside the field. */
  readonly description: string;
  readonly required: boolean;
  /** The page shows the field as wrong (`aria-invalid`). */
  readonly invalid: boolean;
  /** What the values of a choice are called, in the order of the values. Digits are called by themselves. */
  readonly choices?: readonly string[];
  /** Enter leads on to the next field, as the key of a phone's keyboard then says. Else it submits. */
  readonly enterKeyHint?: 'next';
}

/**
 * What a page may tell a frame. There is no pattern, no mask, no type and no value among it: with a settable rule and
 * a validity event a page could read a number digit by digit.
 */
export interface FieldOptions {
  /** The fields of the frame. What is said of others is not heard. */
  readonly fields: { readonly [name in FieldName]?: FieldWords };
  /** BCP 47 tag of the fields' language. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly disabled: boolean;
  readonly readOnly: boolean;
  /** Typed characters are shown as dots. */
  readonly masked: boolean;
  /** How several fields stand in one frame. */
  readonly layout: 'line' | 'stack';
  /** In a frame of several fields, a complete one hands the focus on. */
  readonly autoAdvance: boolean;
  readonly style: FieldStyle;
}

const parseWords: Parse<FieldWords> = exact({
  label: text(200),
  placeholder: text(200),
  description: text(500),
  required: flag,
  invalid: flag,
  choices: optional(list(text(60), 30)),
  enterKeyHint: optional(oneOf(['next'])),
});

const options = {
  fields: record(FIELD_NAMES, parseWords),
  lang: text(35),
  dir: oneOf(['ltr', 'rtl']),
  disabled: flag,
  readOnly: flag,
  masked: flag,
  layout: oneOf(['line', 'stack']),
  autoAdvance: flag,
  style: parseFieldStyle,
} as const;

export const parseFieldOptions: Parse<FieldOptions> = exact(options);

const parseFieldOptionsChange: Parse<Partial<FieldOptions>> = partial(options);

/** The state of one field of a frame. */
export interface FieldReport {
  readonly field: FieldName;
  readonly state: FieldState;
}

export const parseFieldReport: Parse<FieldReport> = exact({ field: oneOf(FIELD_NAMES), state: parseFieldState });

/** As many fields as one frame holds. */
const MOST_FIELDS = 8;

export const parseFieldReports: Parse<readonly FieldReport[]> = list(parseFieldReport, MOST_FIELDS);

/** Names a field of the frame; left out it is the first. */
export interface FieldChoice {
  readonly field?: FieldName;
}

/** A value that a test of a merchant's own types. Frames of live keys take none. */
export interface FieldEntry {
  readonly field: FieldName;
  readonly text: string;
}

/** What the page may ask of a frame with fields. The first options travel with the hello. */
export const FIELD_CONTRACT: {
  readonly configure: { readonly params: Parse<Partial<FieldOptions>> };
  readonly focus: { readonly params: Parse<FieldChoice> };
  readonly clear: { readonly params: Parse<Record<string, never>> };
  readonly relink: { readonly params: Parse<Record<string, never>> };
  readonly check: { readonly params: Parse<Record<string, never>>; readonly result: Parse<readonly FieldReport[]> };
  readonly font: { readonly params: Parse<FieldFont>; readonly result: Parse<boolean> };
  readonly enterText: { readonly params: Parse<FieldEntry>; readonly result: Parse<boolean> };
} = {
  configure: { params: parseFieldOptionsChange },
  focus: { params: exact({ field: optional(oneOf(FIELD_NAMES)) }) },
  clear: { params: nothing },
  /** The tokenizer frame is new: look for it again. */
  relink: { params: nothing },
  /** Asks for the states as they are now: one sent on its own may lag a keystroke. */
  check: { params: nothing, result: parseFieldReports },
  /** Loads a font out of its bytes. The answer is whether it can be used. */
  font: { params: parseFieldFont, result: flag },
  /** Types into a field, as a test of a merchant's own does. The answer is whether the key is one for tests. */
  enterText: { params: exact({ field: oneOf(FIELD_NAMES), text: text(200) }), result: flag },
};

/** What a frame with fields tells the page. */
export const FIELD_LISTENER_CONTRACT: {
  readonly state: { readonly params: Parse<FieldReport> };
  readonly linked: { readonly params: Parse<Record<string, never>> };
  readonly enter: { readonly params: Parse<Record<string, never>> };
} = {
  state: { params: parseFieldReport },
  /** The fields and a tokenizer found one another: the frame is ready. */
  linked: { params: nothing },
  /** The payer pressed Enter. */
  enter: { params: nothing },
};
