import { type FieldState, parseFieldState } from '../field-state.ts';
import { exact, flag, nothing, oneOf, type Parse, partial, text } from '../shape.ts';
import { type FieldStyle, parseFieldStyle } from '../style.ts';

/**
 * What a page may tell a field. There is no pattern, no mask, no type and no value among it: with a settable rule and
 * a validity event a page could read a number digit by digit.
 */
export interface FieldOptions {
  /** The accessible name of the input. */
  readonly label: string;
  readonly placeholder: string;
  /** The sentence that a screen reader hears as description, such as the error shown beside the field. */
  readonly description: string;
  /** BCP 47 tag of the field's language. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly required: boolean;
  readonly disabled: boolean;
  readonly readOnly: boolean;
  /** The page shows the field as wrong (`aria-invalid`). */
  readonly invalid: boolean;
  readonly style: FieldStyle;
}

const options = {
  label: text(200),
  placeholder: text(200),
  description: text(500),
  lang: text(35),
  dir: oneOf(['ltr', 'rtl']),
  required: flag,
  disabled: flag,
  readOnly: flag,
  invalid: flag,
  style: parseFieldStyle,
} as const;

export const parseFieldOptions: Parse<FieldOptions> = exact(options);

export const parseFieldOptionsChange: Parse<Partial<FieldOptions>> = partial(options);

/** What the page may ask of a field. The first options travel with the hello. */
export const FIELD_CONTRACT: {
  readonly configure: { readonly params: Parse<Partial<FieldOptions>> };
  readonly focus: { readonly params: Parse<Record<string, never>> };
  readonly clear: { readonly params: Parse<Record<string, never>> };
  readonly relink: { readonly params: Parse<Record<string, never>> };
  readonly check: { readonly params: Parse<Record<string, never>>; readonly result: Parse<FieldState> };
} = {
  configure: { params: parseFieldOptionsChange },
  focus: { params: nothing },
  clear: { params: nothing },
  /** The tokenizer frame is new: look for it again. */
  relink: { params: nothing },
  /** Asks for the state as it is now: a state sent on its own may lag a keystroke. */
  check: { params: nothing, result: parseFieldState },
};

/** What a field tells the page. */
export const FIELD_LISTENER_CONTRACT: {
  readonly state: { readonly params: Parse<FieldState> };
  readonly linked: { readonly params: Parse<Record<string, never>> };
  readonly enter: { readonly params: Parse<Record<string, never>> };
} = {
  state: { params: parseFieldState },
  /** The field and a tokenizer found one another: the field is ready. */
  linked: { params: nothing },
  /** The payer pressed Enter. */
  enter: { params: nothing },
};
