import type { FieldName } from '@inlay/protocol';
import type { Verdict } from '@inlay/validators';
import type { Format } from './format/format.ts';

/** What makes a field the field that it is. Fixed at load: a page can't turn one kind into another. */
export interface FieldKind {
  /** Names that browsers and password managers know. */
  readonly name: string;
  readonly autocomplete: AutoFill;
  /** Read from left to right in every language, as digits and account numbers are. */
  readonly isCode: boolean;
  /** The keyboard of a phone. Default: `numeric` for codes, else `text`. */
  readonly inputMode?: 'numeric' | 'text';
  /** May be copied out of the field. */
  readonly copyable: boolean;
  /** About as many characters as a value has: its share of a line with others. */
  readonly width: number;
  readonly format: Format;
  /** The values of a field that is chosen from, not typed, where the page asks for that. */
  readonly choices?: () => readonly string[];
  judge(text: string): FieldVerdict;
  /** A valid text as the tokenizer takes it. */
  toValue(text: string): string;
}

/** A verdict, and the networks that a payer may choose between. */
export type FieldVerdict = Omit<Verdict, 'code'> & {
  readonly code?: import('@inlay/protocol').BrowserErrorCode;
  readonly brands?: readonly string[];
};

/** The kinds of fields that a document knows. */
export type FieldKinds = { readonly [name in FieldName]?: FieldKind };
