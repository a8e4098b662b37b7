/** A process that opens the store of its first argument and holds it until it is killed. */
import { openSqlite } from './open-sqlite.ts';

const [path = ''] = process.argv.slice(2);

try {
  await openSqlite({ path });
  process.stdout.write('holds\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.stdout.write(`${code}: ${message}\n`);
}
