import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { takeRandom, writeRandom } from './random.ts';

const RANDOM = new URL('./random.ts', import.meta.url).href;

test.each([1, 10, 12, 16, 30, 32, 255, 256, 257, 5000])(
  'takes of %i bytes have that length and are all different',
  (length) => {
    const taken = Array.from({ length: 300 }, () => takeRandom(length));
    expect(taken.every((bytes) => bytes.length === length)).toBe(true);
    if (length >= 10) expect(new Set(taken.map((bytes) => bytes.toString('hex'))).size).toBe(300);
  },
);

test('no eight consecutive bytes are returned twice, over many refills of the pool', () => {
  const seen = new Set<string>();
  const taken = [12, 32, 10, 30, 16].flatMap((length) => Array.from({ length: 400 }, () => takeRandom(length)));
  const runs = taken.flatMap((bytes) =>
    Array.from({ length: bytes.length - 7 }, (_, index) => bytes.toString('hex', index, index + 8)),
  );
  for (const run of runs) seen.add(run);
  expect(seen.size).toBe(runs.length);
});

test('every value of a byte is as likely as the others', () => {
  const counts = new Uint32Array(256);
  for (let round = 0; round < 20_000; round += 1) {
    for (const byte of takeRandom(32)) counts[byte] = (counts[byte] as number) + 1;
  }
  // Each count is 2,500 give or take 50 (one standard deviation).
  for (const count of counts) expect(Math.abs(count - 2500)).toBeLessThan(350);
});

test('bytes are written only to the given range', () => {
  const target = Buffer.alloc(40);
  writeRandom(target, 5, 12);
  expect(target.subarray(0, 5)).toEqual(Buffer.alloc(5));
  expect(target.subarray(17)).toEqual(Buffer.alloc(23));
  expect(target.subarray(5, 17)).not.toEqual(Buffer.alloc(12));
});

test.each([
  [30, 12],
  [0, 41],
  [0, 500],
])('a target without room at %i for %i bytes is refused, not filled by half', (offset, length) => {
  const target = Buffer.alloc(40);
  expect(() => writeRandom(target, offset, length)).toThrow(RangeError);
  expect(target).toEqual(Buffer.alloc(40));
});

test('neither a thread nor another process gets the bytes of this one', async () => {
  const print = `const { takeRandom } = await import(${JSON.stringify(RANDOM)});
    const taken = Array.from({ length: 200 }, () => takeRandom(8).toString('hex')).join(' ');`;
  const worker = new Worker(
    `import('node:worker_threads').then(async ({ parentPort }) => { ${print} parentPort.postMessage(taken); })`,
    { eval: true },
  );
  const [ofThread] = (await once(worker, 'message')) as [string];
  const ofProcess = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', `${print} process.stdout.write(taken);`],
    { encoding: 'utf8', timeout: 10_000 },
  );
  const own = Array.from({ length: 200 }, () => takeRandom(8).toString('hex'));
  const all = [...own, ...ofThread.split(' '), ...ofProcess.split(' ')];
  expect(new Set(all).size).toBe(600);
});

/** A program in which the first filling of the pool is all ones, the second all twos. */
const COUNTED = `
  const { default: crypto } = await import('node:crypto');
  const { syncBuiltinESMExports } = await import('node:module');
  let fillings = 0;
  let pool;
  crypto.randomFillSync = (buffer) => (pool = buffer.fill(++fillings));
  syncBuiltinESMExports();
  const { takeRandom } = await import(${JSON.stringify(RANDOM)});
`;

function runCounted(program: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', COUNTED + program], {
    encoding: 'utf8',
    timeout: 10_000,
  });
}

test('a copy of the process, with another process id, draws new bytes', () => {
  const told = runCounted(`
    const before = [takeRandom(2), takeRandom(2)];
    Object.defineProperty(process, 'pid', { value: process.pid + 1 });
    const after = [takeRandom(2), takeRandom(2)];
    process.stdout.write([...before, ...after].map((bytes) => bytes.toString('hex')).join(' '));
  `);
  expect(told).toBe('0101 0101 0202 0202');
});

test('returned bytes are erased from the pool', () => {
  const told = runCounted(`
    takeRandom(3);
    process.stdout.write(pool.toString('hex', 0, 5));
  `);
  expect(told).toBe('0000000101');
});
