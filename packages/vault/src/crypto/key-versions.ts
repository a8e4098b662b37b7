import type { KeyObject } from 'node:crypto';
import { OperatorError } from '../errors.ts';

/** All active versions of one key. The newest seals new values; older ones open existing values. */
export interface KeyVersions {
  readonly newest: number;
  readonly byVersion: ReadonlyMap<number, KeyObject>;
}

export function toKeyVersions(keys: readonly { readonly version: number; readonly key: KeyObject }[]): KeyVersions {
  const byVersion = new Map(keys.map(({ version, key }) => [version, key]));
  return { byVersion, newest: Math.max(...byVersion.keys()) };
}

/** @throws {OperatorError} `sealed_value_corrupt` for an unknown version */
export function keyOfVersion(keys: KeyVersions, version: number): KeyObject {
  const key = keys.byVersion.get(version);
  if (!key) throw new OperatorError('sealed_value_corrupt');
  return key;
}
