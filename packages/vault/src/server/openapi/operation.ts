import type { ErrorCode } from '@inlay/protocol';
import type { TSchema } from 'typebox';

/** What stands under `tags`: the parts of the API. */
export const TAGS = {
  'Single-use tokens': 'What a payment field turns a card or a bank account into.',
  Profiles: 'Payers, with all that is stored of them.',
  Addresses: 'Addresses of a profile.',
  Cards: 'Cards of a profile.',
  'Bank accounts': 'Bank accounts of a profile: ACH, BACS, EFT and SEPA.',
  Mandates: "A payer's permission to debit a bank account.",
  Payments: 'Authorizations and verifications of cards.',
  Browser: 'What a browser loads.',
  Service: 'The vault about itself.',
} as const;

export interface Media {
  /** Where it is not JSON. */
  readonly mediaType: string;
}

export interface QueryMember {
  readonly description: string;
  readonly schema: TSchema;
  /** Default: false. */
  readonly required?: boolean;
}

/** What the document tells of a route beside its path, its method, its body and its scope, which the route has already. */
export interface Operation {
  /** A verb and a noun: generators name functions after it. Unique. */
  readonly id: string;
  /** One sentence. */
  readonly summary: string;
  readonly tag: keyof typeof TAGS;
  /** By status, what it answers when nothing is wrong: JSON of a schema, another type, or no body at all. */
  readonly answers: Readonly<Record<number, { readonly json: TSchema } | Media | 'nothing'>>;
  /** What it refuses with, beside what all routes of its kind do. */
  readonly errors?: readonly ErrorCode[];
  /** What an error may answer instead of the envelope. */
  readonly refused?: TSchema;
  readonly query?: Readonly<Record<string, QueryMember>>;
  /** The path, where the route's own holds what changes with each release. */
  readonly path?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}
