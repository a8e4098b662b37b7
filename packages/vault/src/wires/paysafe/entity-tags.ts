import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Expected } from '../../core/context.ts';
import { CoreError } from '../../errors.ts';
import { sendJson } from '../send-json.ts';

/**
 * The strong entity tag of a record: its version, behind which the parts are named that this answer shows of it.
 * `"7"`, `"7;addresses,cards"`
 */
export function entityTag(version: number, parts: readonly string[] = []): string {
  return parts.length === 0 ? `"${version}"` : `"${version};${parts.join()}"`;
}

/** A record as an answer shows it. */
export interface Shown {
  readonly version: number;
  readonly tag: string;
  readonly body: object;
}

interface Tag {
  readonly isWeak: boolean;
  readonly text: string;
}

// RFC 9110, 8.8.3: an entity tag, and a list of them.
const TAG = /(W\/)?"([!#-~\u0080-\u00ff]*)"/;
const LIST = new RegExp(`^[\\t ]*(${TAG.source}([\\t ]*,[\\t ]*|[\\t ]*$))+$`);

/** Reads `If-Match` or `If-None-Match`. @returns `undefined` for what is neither `*` nor a list of tags */
function parseTags(header: string): '*' | readonly Tag[] | undefined {
  if (header.trim() === '*') return '*';
  if (header.length > 2_000 || !LIST.test(header)) return undefined;
  const found = header.matchAll(new RegExp(TAG, 'g'));
  return [...found].map(([, weak, text = '']) => ({ isWeak: weak !== undefined, text }));
}

/** The versions that a list of strong tags names. What is shown of a record does not matter to a write. */
function versionsOf(tags: readonly Tag[]): readonly number[] {
  return tags.flatMap(({ isWeak, text }) => {
    const version = /^(\d{1,15})(;|$)/.exec(text)?.[1];
    return isWeak || version === undefined ? [] : [Number(version)];
  });
}

/**
 * Judges the conditions of a write (RFC 9110, 13.1): which version of the record it rests on.
 *
 * @param readVersion looks at the record as it is: asked only where the headers alone can't decide. It throws where there
 *   is no such record
 * @returns the version that the write itself has to compare, or none
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
 * Judges the `If-Match` of a call that adds something to a record, by the version of that record. `If-None-Match` is about
 * what is added, which is not there yet.
 *
 * @param readVersion as of `expectedVersion`, of the record that is added to
 * @returns the version that the addition itself has to compare, or none
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

/** `If-None-Match` compares weakly. */
function toStrong({ text }: Tag): Tag {
  return { isWeak: false, text };
}

/** Sends a record that was looked up, with its tag; or 304 where the client has it already. */
export function sendFound(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, body }: Omit<Shown, 'version'>,
): FastifyReply {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  const text = tag.slice(1, -1);
  if (match !== undefined && !isMatched(parseTags(match), (each) => !each.isWeak && isSameVersion(each.text, text))) {
    throw refusal();
  }
  void reply.header('etag', tag);
  const isKnown = noneMatch !== undefined && isMatched(parseTags(noneMatch), (each) => each.text === text);
  return isKnown ? reply.code(304).send() : sendJson(reply, 200, body);
}

/** Sends a record that was made or changed, with its tag. */
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
