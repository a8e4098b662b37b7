import type { FieldKinds } from './field/field-kind.ts';
import type { Judge } from './tokenizer/judgement.ts';
import type { IsMatch } from './tokenizer/listen-for-fields.ts';
import type { FieldErrors } from './tokenizer/read-answer.ts';

/** What a document knows of payment methods: the fields of cards, or those of bank accounts. */
export interface Family {
  readonly kinds: FieldKinds;
  readonly judge: Judge;
  /** What the vault's objections are to the payer. */
  readonly answers: FieldErrors;
  /** Compares a field with the one that it repeats, where one of the kinds does. */
  readonly isMatch?: IsMatch;
}
