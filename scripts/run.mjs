// Runs a root script on a machine that may have nothing but Node >= 18 and npm: installs what is missing, then goes on
// under the Node 24 that the project carries. Plain JavaScript without dependencies, because it runs before them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const [task = '', ...rest] = process.argv.slice(2);

const PNPM = ['-y', 'pnpm@12.21.0'];

const TASKS = {
  start: ['scripts/start.ts'],
  test: ['scripts/test.ts'],
  'test:engines': ['test/engines/main.ts'],
  'dev:vault': ['packages/vault/bin/inlay.mjs', 'dev'],
  bench: ['bench/main.ts'],
  docs: ['scripts/docs.ts'],
  gallery: ['scripts/gallery/main.ts'],
};

if (!(task in TASKS)) fail(`There is no task "${task}". Choose one of: ${Object.keys(TASKS).join(', ')}.`);
if (Number(process.versions.node.split('.')[0]) < 18)
  fail(`Node.js 18 or newer is needed; this is ${process.version}.`);

install();
build();
run();

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Installs when the lock file is not the one that was installed last. */
function install() {
  const stamp = join(root, 'node_modules', '.inlay-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages …');
  const done = spawnSync('npx', [...PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  });
  if (done.status !== 0) fail('The packages could not be installed. The lines above say why.');
  writeFileSync(stamp, lock);
}

/** Builds what browsers load: the frame's document, the script bundle, the shop's single-page app. */
function build() {
  if (isBuilt()) return;
  say('Building the fields …');
  for (const which of [
    ['--mode', 'frame'],
    ['--mode', 'elements'],
    ['--config', 'demo/vite.config.ts'],
  ]) {
    const done = spawnSync(join(bin, 'vite'), ['build', ...which, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      env: environment(),
    });
    if (done.status !== 0) fail('The fields could not be built. The lines above say why.');
  }
  writeFileSync(join(root, 'node_modules', '.inlay-built'), sourceHash());
}

function isBuilt() {
  const stamp = join(root, 'node_modules', '.inlay-built');
  const outputs = ['packages/frame/dist/frame.html', 'packages/elements/dist/inlay.js', 'demo/dist/app.js'];
  return (
    outputs.every((path) => existsSync(join(root, path))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === sourceHash()
  );
}

/** Changes when a source of what is built does. */
function sourceHash() {
  const hash = createHash('sha256');
  const add = (path) => {
    if (statSync(path).isFile()) return hash.update(path.slice(root.length)).update(readFileSync(path));
    for (const name of readdirSync(path).sort()) if (name !== 'dist' && name !== 'node_modules') add(join(path, name));
  };
  for (const room of ['protocol', 'postmessage-rpc', 'validators', 'frame', 'elements'])
    add(join(root, 'packages', room));
  for (const path of ['vite.config.ts', 'demo/vite.config.ts', 'demo/app', 'demo/views']) add(join(root, path));
  return hash.digest('hex');
}

/** The project's own Node.js and tools come first on the path. */
function environment() {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

function run() {
  const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  const args = [...TASKS[task].map((part, index) => (index === 0 ? join(root, part) : part)), ...rest];
  const child = spawn(node, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: environment() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node.js 24 could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  // A killed npm does not tell its children, and leaves a shell between. The child ends when the channel to it closes;
  // this process looks for itself whether those who started it are still there.
  if (!process.env.npm_lifecycle_event) return;
  const starters = findStarters();
  setInterval(() => findStarters() !== starters && process.exit(1), 1000).unref();
}

/** The parent, and where the system tells, the parent's parent. */
function findStarters() {
  const stat = `/proc/${process.ppid}/stat`;
  const grandparent = existsSync(stat) ? readFileSync(stat, 'utf8').split(') ')[1]?.split(' ')[1] : '';
  return `${process.ppid} ${grandparent}`;
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
