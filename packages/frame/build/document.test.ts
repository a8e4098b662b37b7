import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const built = (await build({
  configFile: `${ROOT}vite.config.ts`,
  mode: 'frame',
  logLevel: 'error',
  build: { write: false },
})) as Rolldown.RolldownOutput;
const [file] = built.output as readonly (Rolldown.OutputAsset | Rolldown.OutputChunk)[];
const html = file?.type === 'asset' ? String(file.source) : '';

test('the document is one file that fetches nothing', () => {
  expect(built.output).toHaveLength(1);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html.match(/\s(?:src|href|srcset|action|data)=/g)).toBeNull();
  expect(html.match(/@import|url\(["']?\w+:|import\(|importScripts/g)).toBeNull();
  expect(html.match(/https?:\/\/[\w.]+/g)).toBeNull();
});

test('it has one data block, one script and one style, which a policy names by hash', () => {
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/json" id="config">', '<script>']);
  expect(html.match(/<style[^>]*>/g)).toEqual(['<style>']);
  expect(html.match(/\s(?:style|on\w+)="/g)).toBeNull();
});

// The target is 8,000. What is beyond it is told in the README; this keeps it from growing unseen.
test('it is no larger than it was', () => {
  expect(gzipSync(html, { level: 9 }).length).toBeLessThan(12_000);
});
