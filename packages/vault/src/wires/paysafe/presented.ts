import type { Static, TSchema } from 'typebox';

/** A presenter's result for an answer schema: unset members may be `undefined`. */
export type Presented<T extends TSchema> = Unset<Static<T>>;

type Unset<T> = T extends readonly (infer Entry)[]
  ? readonly Unset<Entry>[]
  : T extends object
    ? { readonly [Name in keyof T]: Unset<T[Name]> | (object extends Pick<T, Name> ? undefined : never) }
    : T;
