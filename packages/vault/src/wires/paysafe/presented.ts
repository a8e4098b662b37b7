import type { Static, TSchema } from 'typebox';

/** What a presenter returns for the schema of an answer: what is unset may stand there as `undefined`. */
export type Presented<T extends TSchema> = Unset<Static<T>>;

type Unset<T> = T extends readonly (infer Entry)[]
  ? readonly Unset<Entry>[]
  : T extends object
    ? { readonly [Name in keyof T]: Unset<T[Name]> | (object extends Pick<T, Name> ? undefined : never) }
    : T;
