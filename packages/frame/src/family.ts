import type { FieldKinds } from './field/field-kind.ts';
import type { Judge } from './tokenizer/judgement.ts';

/** What a document knows of payment methods: the fields of cards, or those of bank accounts. */
export interface Family {
  readonly kinds: FieldKinds;
  readonly judge: Judge;
}
