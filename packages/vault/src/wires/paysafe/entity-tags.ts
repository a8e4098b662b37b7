import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Expected } from '../../core/context.ts';
import { CoreError } from '../../errors.ts';
import { sendJson } from './send-json.ts';

/**
 * The strong entity tag of a record: its version, behind which the parts are named that this answer shows of it.
 * `"7"`, `"7;addresses,cards"`
 */
export function entityTag(version: number, parts: readonly string[] = []): string {
  return parts.length === 0 ? `"${version}"` : `"${version};${parts.join()}"`;
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
 * Judges the `If-Match` of a call that adds something to a record, by the version of that record.
 *
 * @throws {CoreError} `precondition_failed`
 */
export async function requireVersion({ headers }: FastifyRequest, readVersion: () => Promise<number>): Promise<void> {
  const match = headers['if-match'];
  if (match === undefined) return;
  const present = await readVersion();
  const { version = present } = await judgeMatch(match, async () => present);
  if (version !== present) throw refusal();
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
export function sendFound(request: FastifyRequest, reply: FastifyReply, tag: string, body: object): FastifyReply {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  const text = tag.slice(1, -1);
  if (match !== undefined && !isMatched(parseTags(match), (each) => !each.isWeak && isSameVersion(each.text, text))) {
    throw refusal();
  }
  void reply.header('etag', tag);
  const isKnown = noneMatch !== undefined && isMatched(parseTags(noneMatch), (each) => each.text === text);
  return isKnown ? reply.code(304).send() : sendJson(reply, 200, body);
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
