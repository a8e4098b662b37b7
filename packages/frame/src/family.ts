import type { FieldKinds } from './field/field-kind.ts';
import type { Judge } from './tokenizer/judgement.ts';
import type { FieldErrors } from './tokenizer/read-answer.ts';

/** What a document knows of payment methods: the fields of cards, or those of bank accounts. */
export interface Family {
  readonly kinds: FieldKinds;
  readonly judge: Judge;
  /** What the vault's objections are to the payer. */
  readonly answers: FieldErrors;
}
