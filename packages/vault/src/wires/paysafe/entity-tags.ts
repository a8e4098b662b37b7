import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Expected } from '../../core/context.ts';
import { CoreError } from '../../errors.ts';
import { sendJson } from '../send-json.ts';

/**
 * The strong entity tag of a record: its version, followed by the names of the parts that the answer contains. `"7"`,
 * `"7;addresses,cards"`
 */
export function entityTag(version: number, parts: readonly string[] = []): string {
  return parts.length === 0 ? `"${version}"` : `"${version};${parts.join()}"`;
}

/** A record with its answer and tag. */
export interface Shown {
  readonly version: number;
  readonly tag: string;
  readonly body: object;
}

interface Tag {
  readonly isWeak: boolean;
  readonly text: string;
}

// RFC 9110, 8.8.3: the syntax of an entity tag and of a list of them.
const TAG = /(W\/)?"([!#-~\u0080-\u00ff]*)"/;
const LIST = new RegExp(`^[\\t ]*(${TAG.source}([\\t ]*,[\\t ]*|[\\t ]*$))+$`);

/** Parses `If-Match` or `If-None-Match`. @returns `undefined` if the header is neither `*` nor a list of tags */
function parseTags(header: string): '*' | readonly Tag[] | undefined {
  if (header.trim() === '*') return '*';
  if (header.length > 2_000 || !LIST.test(header)) return undefined;
  const found = header.matchAll(new RegExp(TAG, 'g'));
  return [...found].map(([, weak, text = '']) => ({ isWeak: weak !== undefined, text }));
}

/** Returns the versions in a list of strong tags. A write does not depend on the parts that an answer contained. */
function versionsOf(tags: readonly Tag[]): readonly number[] {
  return tags.flatMap(({ isWeak, text }) => {
    const version = /^(\d{1,15})(;|$)/.exec(text)?.[1];
    return isWeak || version === undefined ? [] : [Number(version)];
  });
}

/**
 * Evaluates the preconditions of a write (RFC 9110, 13.1).
 *
 * @param readVersion reads the current version; called only if the headers alone cannot decide. It throws if the record
 *   does not exist
 * @returns the version that the write itself must compare, or `undefined`
 * @throws {CoreError} `precondition_failed`
 */
export async function expectedVersion(
  { headers }: FastifyRequest,
  readVersion: () => Promise<number>,
): Promise<Expected> {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  const expected = match === undefined ? {} : await judgeMatch(match, readVersion);
  if (noneMatch === undefined) return expected;
  const tags = parseTags(noneMatch);
  const present = await readVersion();
  if (tags === undefined || tags === '*' || versionsOf(tags.map(toStrong)).includes(present)) throw refusal();
  return { version: present, ...expected };
}

/**
 * Evaluates the `If-Match` of a call that adds to a record, by that record's version. `If-None-Match` concerns the new
 * record, which does not exist yet, so it is ignored.
 *
 * @param readVersion as in `expectedVersion`, for the record that the call adds to
 * @returns the version that the addition itself must compare, or `undefined`
 * @throws {CoreError} `precondition_failed`
 */
export async function expectedOfParent(
  { headers }: FastifyRequest,
  readVersion: () => Promise<number>,
): Promise<Expected> {
  const match = headers['if-match'];
  return match === undefined ? {} : judgeMatch(match, readVersion);
}

async function judgeMatch(header: string, readVersion: () => Promise<number>): Promise<Expected> {
  const tags = parseTags(header);
  if (tags === '*') return {};
  const versions = versionsOf(tags ?? []);
  if (versions.length === 1) return { version: versions[0] as number };
  const present = await readVersion();
  if (!versions.includes(present)) throw refusal();
  return { version: present };
}

/** Compares tags weakly, as `If-None-Match` requires. */
function toStrong({ text }: Tag): Tag {
  return { isWeak: false, text };
}

/** Sends a record with its tag, or 304 if the client already has this version. */
export function sendFound(request: FastifyRequest, reply: FastifyReply, { tag, body }: Shown): FastifyReply {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  const text = tag.slice(1, -1);
  if (match !== undefined && !isMatched(parseTags(match), (each) => !each.isWeak && isSameVersion(each.text, text))) {
    throw refusal();
  }
  void reply.header('etag', tag);
  const isKnown = noneMatch !== undefined && isMatched(parseTags(noneMatch), (each) => each.text === text);
  return isKnown ? reply.code(304).send() : sendJson(reply, 200, body);
}

/** Sends a new or changed record, with its tag. */
export function sendWritten(reply: FastifyReply, status: 200 | 201, { tag, body }: Shown): FastifyReply {
  return sendJson(reply.header('etag', tag), status, body);
}

function isMatched(tags: ReturnType<typeof parseTags>, isSame: (tag: Tag) => boolean): boolean {
  return tags === '*' || (tags ?? []).some(isSame);
}

function isSameVersion(one: string, other: string): boolean {
  return versionsOf([{ isWeak: false, text: one }])[0] === versionsOf([{ isWeak: false, text: other }])[0];
}

function refusal(): CoreError {
  return new CoreError('precondition_failed');
}
