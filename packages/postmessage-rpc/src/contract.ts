/** Checks a peer's data and returns a fresh copy; throws on any other shape. */
export type Parse<T> = (value: unknown) => T;

/** A method with an answer. `secret` binds it to channels that were opened as secret, see `openChannel`. */
export interface Call<P, R> {
  readonly params: Parse<P>;
  readonly result: Parse<R>;
  readonly secret?: true;
}

/** A message without an answer. */
export interface Note<P> {
  readonly params: Parse<P>;
  readonly secret?: true;
}

/** All that one side may be asked, by name. Names are looked up as own keys, never walked as a path. */
// biome-ignore lint/suspicious/noExplicitAny: the parameters of a method are known where the contract is named.
export type Contract = { readonly [name: string]: Call<any, any> | Note<any> };

export type Params<M> = M extends { readonly params: Parse<infer P> } ? P : never;

export type Result<M> = M extends { readonly result: Parse<infer R> } ? R : undefined;

/** What answers a contract: one function for each of its names. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Call<infer P, infer R>
    ? (params: P) => R | Promise<R>
    : (params: Params<C[K]>) => void;
};

export type CallNames<C extends Contract> = {
  [K in keyof C]: C[K] extends { readonly result: Parse<unknown> } ? K : never;
}[keyof C];

type SecretNames<C> = { [K in keyof C]: C[K] extends { readonly secret: true } ? K : never }[keyof C];

/** What two contracts ask of the channel that carries them: `secret: true` as soon as one of their methods is secret. */
export type Secrecy<Local, Remote> = [SecretNames<Local> | SecretNames<Remote>] extends [never]
  ? unknown
  : { readonly secret: true };

/** A contract with nothing to ask. */
export const NO_METHODS = {} as const satisfies Contract;
