#!/usr/bin/env node
// Looks at the Node.js version before anything else is imported: an older one stumbles over the first import.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(`inlay: Inlay needs Node.js 24.15 or newer; this is ${process.versions.node}. (node_too_old)\n`);
  process.exit(1);
}

// A published package has no sources, a checkout may have an outdated build.
const source = new URL('../src/cli/main.ts', import.meta.url);
const { main } = await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href);
await main(process.argv.slice(2));
