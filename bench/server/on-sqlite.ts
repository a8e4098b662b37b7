import { PUBLISHABLE_KEY, SECRET_KEY } from './credentials.ts';
import { startVault } from './dev-vault.ts';
import { type Sides, toFloorSide, toVaultSide } from './side.ts';
import { startBare } from './start-bare.ts';

/** The vault of `inlay dev` and its floor, each on a file of its own. */
export async function startOnSqlite(): Promise<Sides> {
  const credentials = { publishableKey: PUBLISHABLE_KEY, secretKey: SECRET_KEY };
  const programs = [await startVault(), await startBare()] as const;
  const stop = async () => void (await Promise.all(programs.map((program) => program.stop())));
  try {
    return {
      vault: await toVaultSide(programs[0], credentials),
      floor: toFloorSide(programs[1], credentials),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
