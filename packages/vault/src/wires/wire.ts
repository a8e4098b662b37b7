import type { Audience, CoBadge } from '@inlay/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import type { Key, KeyScope } from '../core/access/keys.ts';
import type { Core } from '../core/context.ts';
import type { CoreErrorCode } from '../errors.ts';

export interface RateLimit {
  /** Calls of one key from one address. */
  readonly max: number;
  /** In so many milliseconds. */
  readonly timeWindow: number;
}

/** What a wire gets. */
export interface HttpDeps extends Core {
  /** For single-use tokens. Off when left out. */
  readonly rateLimit?: RateLimit;
  /** Networks that share cards with others. */
  readonly coBadges: readonly CoBadge[];
  /** The vault's own origins, as a browser and a client name them. Known once the port is. */
  origins(): readonly string[];
  /** Tells whether the server is about to close: it still serves, and its monitor says 503. */
  isDraining(): boolean;
}

/** What a wire answers for one core code. */
export interface ErrorEntry {
  readonly status: number;
  /** The wire's own code, which its clients match. */
  readonly number: string;
  /** Who can act on it. */
  readonly audience: Audience;
  /** What happened, then the remedy. */
  readonly sentence: string;
}

/** A wire has an answer for every core code: a record that lacks one does not compile. */
export type WireErrors = Readonly<Record<CoreErrorCode, ErrorEntry>>;

/** What a wire gives. */
export interface Wire {
  readonly errors: WireErrors;
  /** The schema of an error answer. */
  readonly errorAnswer: TSchema;
  /** What stands under the `tags` of its routes: the parts of its API. */
  readonly tags: Readonly<Record<string, string>>;
  /** Adds its routes that need credentials. */
  register(app: FastifyInstance, deps: HttpDeps): void;
  /** Turns any error into an answer, and logs what only an operator can act on. */
  sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): FastifyReply;
}

/** An answer that is not JSON of a schema. */
export interface Media {
  readonly content: Readonly<Record<string, { readonly schema: TSchema }>>;
}

/** An answer of another type than JSON. */
export function media(type: string): Media {
  return { content: { [type]: { schema: Type.String() } } };
}

/** An answer without a body. */
export const NO_BODY = Type.Null();

/**
 * A call as a test sends it, and its answer. Ids, tokens and times of the answer stand for others of their form; so does an
 * id in the body.
 */
export interface RouteExample {
  readonly body?: object;
  readonly answer?: object;
}

/** What the description of the API tells of a route: the route's Fastify schema. */
export interface RouteDoc {
  /** A verb and a noun: generators name functions after it. Unique. */
  readonly operationId: string;
  /** One sentence. */
  readonly summary: string;
  readonly tags: readonly [string];
  readonly body?: TSchema;
  readonly querystring?: TSchema;
  /** By status, what it answers when nothing is wrong. */
  readonly response: Readonly<Record<number, TSchema | Media>>;
  /** What it refuses with, besides what all routes of its kind do. */
  readonly refusals?: readonly CoreErrorCode[];
  /** What an error may answer instead of the wire's envelope. */
  readonly refused?: TSchema;
  /** Answers have an entity tag; unless it is `answer`, a call may name one that it rests on. */
  readonly tagged?: boolean | 'answer';
  /** The path, where the route's own holds what changes with each release. */
  readonly path?: string;
  readonly example?: RouteExample;
}

/** Turns the name that the core has for an input into the path that a request of this route has for it. */
export type PathOf = (input: string) => string;

declare module 'fastify' {
  // oxlint-disable-next-line typescript/no-empty-object-type -- the way to add members to it
  interface FastifySchema extends Partial<Omit<RouteDoc, 'body' | 'querystring' | 'response'>> {}
  interface FastifyContextConfig {
    /** What a secret key needs for this route. A publishable key makes tokens and nothing else. */
    scope?: KeyScope;
    pathOf?: PathOf;
  }
  interface FastifyRequest {
    /** The key that calls. Set on every route that needs credentials, before its body is read. */
    caller: Key;
  }
  interface FastifyReply {
    /** For the log: what this answer refuses with. */
    errorCode: CoreErrorCode | undefined;
  }
}
