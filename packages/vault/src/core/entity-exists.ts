import { CodedError, type ErrorCode, errorEntry } from '@inlay/protocol';

/** What stands in the way, as paths of the wire name it. */
export type ExistingKind =
  | 'profiles'
  | 'cards'
  | 'achbankaccounts'
  | 'bacsbankaccounts'
  | 'eftbankaccounts'
  | 'sepabankaccounts';

/** A conflict with a record that is there already. Clients cut the id out of the sentence, so it ends with it. */
export class EntityExists extends CodedError {
  readonly kind: ExistingKind;
  readonly id: string;

  constructor(
    code: Extract<ErrorCode, 'card_already_stored' | 'bank_account_already_stored' | 'merchant_customer_id_taken'>,
    kind: ExistingKind,
    id: string,
    sentence?: string,
  ) {
    const entry = errorEntry(code);
    super(code, entry, { message: `${sentence ?? entry.message} - ${id}` });
    this.kind = kind;
    this.id = id;
  }
}
