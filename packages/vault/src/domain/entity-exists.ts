import { CodedError, errorEntry } from '@inlay/protocol';

/** A conflict with a record that is there already. Clients cut the id out of the sentence, so it ends with it. */
export class EntityExists extends CodedError {
  readonly kind: 'profiles' | 'cards';
  readonly id: string;

  constructor(code: 'card_already_stored' | 'merchant_customer_id_taken', kind: 'profiles' | 'cards', id: string) {
    const entry = errorEntry(code);
    super(code, entry, { message: `${entry.message} - ${id}` });
    this.kind = kind;
    this.id = id;
  }
}
