import { hash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Names a statement by a hash of its text, the same on every server. SQL is constant text, so there are few names.
 *
 * Numbered names would collide: behind a pooler two processes share a connection and would give one name to two texts.
 */
export function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) {
    name = `inlay_${hash('sha256', sql, 'base64url').slice(0, 22)}`;
    names.set(sql, name);
  }
  return name;
}
