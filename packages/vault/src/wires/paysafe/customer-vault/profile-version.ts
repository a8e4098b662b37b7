import type { Core, Scope } from '../../../core/context.ts';
import { getProfile } from '../../../core/wallet/profiles.ts';

/** Reads the version of a profile that something is to be added to. @throws {CoreError} `record_not_found` */
export async function readProfileVersion(core: Core, scope: Scope, id: string): Promise<number> {
  return (await getProfile(core, scope, id)).profile.version;
}
