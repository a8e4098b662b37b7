import type { Audience, CoBadge } from '@inlay/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import type { Key, KeyScope } from '../core/access/keys.ts';
import type { Core } from '../core/context.ts';
import type { CoreErrorCode } from '../errors.ts';

export interface RateLimit {
  /** The most calls of one key from one address. */
  readonly max: number;
  /** The period in milliseconds. */
  readonly timeWindow: number;
}

/** The vault's services for a wire. */
export interface HttpDeps extends Core {
  /** The limit for creating single-use tokens. Default: none. */
  readonly rateLimit?: RateLimit;
  /** Networks that share card numbers with others. */
  readonly coBadges: readonly CoBadge[];
  /** The vault's own origins, for browsers and clients. Known once the port is. */
  origins(): readonly string[];
  /** @returns true if the server is about to close: it still serves, and its monitor answers 503 */
  isDraining(): boolean;
}

/** A wire's answer to one core code. */
export interface ErrorEntry {
  readonly status: number;
  /** The wire's own code, by which its clients recognize the error. */
  readonly number: string;
  /** The person who can act on it. */
  readonly audience: Audience;
  /** What happened, then the remedy. */
  readonly sentence: string;
}

/** A wire's answers to all core codes: a record that lacks one does not compile. */
export type WireErrors = Readonly<Record<CoreErrorCode, ErrorEntry>>;

/** A wire's contribution to the server. */
export interface Wire {
  readonly errors: WireErrors;
  /** The schema of an error answer. */
  readonly errorAnswer: TSchema;
  /** The values of its routes' `tags`: the parts of its API. */
  readonly tags: Readonly<Record<string, string>>;
  /** Registers its routes that require credentials. */
  register(app: FastifyInstance, deps: HttpDeps): void;
  /** Converts any error into an answer, and logs errors that only an operator can resolve. */
  sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): FastifyReply;
}

/** An answer without a JSON schema. */
export interface Media {
  readonly content: Readonly<Record<string, { readonly schema: TSchema }>>;
}

/** Makes an answer of a type other than JSON. */
export function media(type: string): Media {
  return { content: { [type]: { schema: Type.String() } } };
}

/** An answer without a body. */
export const NO_BODY = Type.Null();

/**
 * A call as a test sends it, with its answer. Ids, tokens and times in the answer, and ids in the body, are examples of
 * their form.
 */
export interface RouteExample {
  readonly body?: object;
  readonly answer?: object;
}

/** A route's part of the API description: its Fastify schema. */
export interface RouteDoc {
  /** A verb and a noun, since generators name functions after it. Unique. */
  readonly operationId: string;
  /** One sentence. */
  readonly summary: string;
  readonly tags: readonly [string];
  readonly body?: TSchema;
  readonly querystring?: TSchema;
  /** Successful answers, by status. */
  readonly response: Readonly<Record<number, TSchema | Media>>;
  /** Core codes that it refuses with, in addition to those of all routes of its kind. */
  readonly refusals?: readonly CoreErrorCode[];
  /** The answer to an error, if it is not the wire's envelope. */
  readonly refused?: TSchema;
  /** Answers have an entity tag. Unless this is `answer`, a call may require a version. */
  readonly tagged?: boolean | 'answer';
  /** The path in the description, if the route's own path changes with each release. */
  readonly path?: string;
  readonly example?: RouteExample;
}

/** Converts a core input's name into the path in this route's request. */
export type PathOf = (input: string) => string;

declare module 'fastify' {
  // oxlint-disable-next-line typescript/no-empty-object-type -- the way to add members to it
  interface FastifySchema extends Partial<Omit<RouteDoc, 'body' | 'querystring' | 'response'>> {}
  interface FastifyContextConfig {
    /** The scope that a secret key needs for this route. A publishable key can only create tokens. */
    scope?: KeyScope;
    pathOf?: PathOf;
  }
  interface FastifyRequest {
    /** The calling key. Set before the body is read, on every route that requires credentials. */
    caller: Key;
  }
  interface FastifyReply {
    /** For the log: the code of the refusal. */
    errorCode: CoreErrorCode | undefined;
  }
}
