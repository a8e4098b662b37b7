import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { DOCUMENT_MAJOR, framePath } from '@inlay/protocol';
import type { CardField } from '../browser/card-field.ts';
import { build } from 'vite';
import { onStage, type Stage } from '../browser/on-stage.ts';
import { openRelay, type Relay, type Traffic } from '../browser/relay.ts';
import type { Figure, Report } from '../report/report.ts';
import { PUBLISHABLE_KEY } from '../server/credentials.ts';
import { freePort } from '../server/free-port.ts';

const CARD_FORM: readonly CardField[] = ['cardNumber', 'cardExpiry', 'cardCode'];

/** Milliseconds after the fields are ready in which a late request still counts. */
const AFTERMATH = 1_500;

/** What a browser loads, as the vault sends it, and what that weighs on the wire. */
export async function measureSizes(): Promise<Report> {
  return onStage(async (stage) => {
    const { vault } = stage;
    const relay = await openRelay(await freePort(), Number(new URL(vault.origin).port), { roundTrip: 0 });
    const form = await loadForm(stage, relay);
    await relay.close();
    const document = await fetchGzipped(vault.origin + framePath(DOCUMENT_MAJOR, PUBLISHABLE_KEY));
    const script = await fetchGzipped(`${vault.origin}/inlay.js`);
    return {
      title: 'Sizes',
      figures: [
        bytes('Frame document with all validators, gzipped', document, 8),
        bytes('Script-tag bundle with Lit, gzipped', script, 14),
        bytes('postmessage-rpc, minified and gzipped', await bundleRpc(), 1.5),
        ...wireFigures(form),
      ],
      samples: [],
      remarks: [
        `Over the wire: ${form.loaded.requests.join(', ')}; encodings: ${[...new Set(form.encodings)].join(', ')}.`,
        'A kilobyte is 1,024 bytes. Bytes over the wire are all that TCP carried from the vault, response headers too.',
      ],
    };
  });
}

function bytes(name: string, value: number, kilobytes: number): Figure {
  return { name, value, unit: 'bytes', target: { atMost: kilobytes * 1024 } };
}

interface LoadedForm {
  /** Until the fields were ready, and a while on. */
  readonly loaded: Traffic;
  readonly encodings: readonly string[];
  readonly thirdParties: readonly string[];
}

function wireFigures({ loaded, thirdParties }: LoadedForm): Figure[] {
  return [
    bytes('A three-field card form over the wire, in Brotli', loaded.bytesDown, 20),
    { name: 'Its requests to the vault', value: loaded.requests.length, unit: '', target: { atMost: 3 } },
    { name: 'Its requests to third parties', value: thirdParties.length, unit: '', target: { atMost: 0 } },
    { name: 'What those requests weigh on the way up', value: loaded.bytesUp, unit: 'bytes' },
  ];
}

async function loadForm({ site, browser }: Stage, relay: Relay): Promise<LoadedForm> {
  const context = await browser.newContext();
  const ours = new Set([site.origin, relay.origin]);
  const thirdParties: string[] = [];
  const encodings: string[] = [];
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !ours.has(origin)) thirdParties.push(request.url());
  });
  context.on('response', (response) => {
    if (response.url().startsWith(relay.origin)) encodings.push(response.headers()['content-encoding'] ?? 'none');
  });
  const page = await context.newPage();
  relay.reset();
  await page.goto(site.page('/whole', relay.origin, '', CARD_FORM));
  await page.evaluate('ready');
  await page.waitForTimeout(AFTERMATH);
  return { loaded: relay.traffic(), encodings, thirdParties };
}

async function fetchGzipped(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      if (response.statusCode !== 200 || response.headers['content-encoding'] !== 'gzip') {
        reject(new Error(`${url} answered ${response.statusCode}, not gzipped.`));
      }
      let length = 0;
      response.on('data', (chunk: Buffer) => (length += chunk.length));
      response.on('end', () => resolve(length));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** The package by itself, as a bundler of the page's own would take it in. */
async function bundleRpc(): Promise<number> {
  const root = fileURLToPath(new URL('../../packages/postmessage-rpc', import.meta.url));
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      // As a bundle of an application: a library's ES build keeps its white space.
      rolldownOptions: {
        input: `${root}/src/index.ts`,
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('The bundle was not made.');
  return gzipSync(output.output[0].code, { level: 9 }).length;
}
