import type { BrowserErrorCode, CoBadge, FieldName } from '@inlay/protocol';
import type { Verdict } from '@inlay/validators';
import type { Format } from './format/format.ts';
import type { Repetition } from './repetition.ts';

/** What makes a field the field that it is. Fixed at load: a page can't turn one kind into another. */
export interface FieldKind {
  /** Names that browsers and password managers know. */
  readonly name: string;
  readonly autocomplete: AutoFill;
  /** Read from left to right in every language, as digits and account numbers are. */
  readonly isCode: boolean;
  /** The keyboard of a phone. Default: `numeric` for codes, else `text`. */
  readonly inputMode?: 'numeric' | 'text';
  /** How a phone's keyboard writes letters. Default: words with a capital, codes as they are typed. */
  readonly capitals?: 'characters';
  /** May be copied out of the field. */
  readonly copyable: boolean;
  /** About as many characters as a value has: its share of a line with others. */
  readonly width: number;
  /** Digits of a valid entry that hardly ever go on, though they could: then a payer is taken to be through. */
  readonly enough?: number;
  /**
   * How long a valid entry is at most is known, of some once the page is told the brand. Only from such a one may the
   * focus go on by itself: from another it would tell the page a length.
   */
  readonly isFixed?: true | 'by brand';
  /** Valid at many lengths: what to say of an entry that is collected while the payer goes on typing it. */
  readonly unfinished?: BrowserErrorCode;
  readonly format: Format;
  /** The values of a field that can be chosen from, where the page asks for that. */
  readonly choices?: () => readonly string[];
  /** There is no typing: the field is chosen from whatever the page asks for. */
  readonly isAlwaysChosen?: boolean;
  /** The field that this one must say again, and what comes of comparing the two. Only frames compare. */
  readonly repeats?: { readonly field: FieldName; readonly compare: (ask: () => Promise<boolean>) => Repetition };
  /** What one engine fills in together with this field, and the fields that each part of it is for. */
  readonly alsoFilled?: AlsoFilled;
  /** Makes the inputs that catch it. */
  readonly catchAutofill?: CatchAutofill;
  judge(text: string, surroundings: Surroundings): FieldVerdict;
  /** A valid text as the tokenizer takes it. */
  toValue(text: string): string;
}

export type AlsoFilled = { readonly [caught in FieldName]?: readonly FieldName[] };

/**
 * @param names the fields that the frame has itself
 * @param pass gives a field what was filled in for it
 */
export type CatchAutofill = (
  kind: FieldKind,
  names: readonly FieldName[],
  kinds: FieldKinds,
  pass: (field: FieldName, text: string) => void,
) => readonly HTMLInputElement[];

/** What a field may know beyond its own text. */
export interface Surroundings {
  /** The brand of the card number in the same frame, from when on the page is told it. */
  readonly brand?: string | undefined;
  readonly coBadges: readonly CoBadge[];
}

/** A verdict, and the networks that a payer may choose between. */
export type FieldVerdict = Omit<Verdict, 'code'> & {
  readonly code?: BrowserErrorCode;
  readonly brands?: readonly string[];
};

/** The kinds of fields that a document knows. */
export type FieldKinds = { readonly [name in FieldName]?: FieldKind };
