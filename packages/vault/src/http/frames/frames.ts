import { DOCUMENT_MAJOR, type FrameConfig, framePath } from '@inlay/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { frameAncestors, hashPolicy } from './content-security-policy.ts';
import { getFrameOperation, getPinnedScriptOperation, getScriptOperation } from './frame-operations.ts';
import { keepRecent } from './keep-recent.ts';
import { documentRenderer } from './document-renderer.ts';
import { sendVariant } from './send-variant.ts';
import { toVariants, type Variants } from './variants.ts';

export interface FramesOptions {
  /** The built document of `@inlay/frame`. */
  readonly html: string;
  /** The built script of `@inlay/elements`. */
  readonly script: string;
  /** What a publishable key allows now; undefined for a key that is unknown or revoked. */
  readonly findFrameConfig: (publishableKey: string) => Promise<FrameConfig | undefined>;
}

/** Seconds. Documents carry the list of origins: a change must reach browsers soon. */
const SOON = 'public, max-age=300';
const FOREVER = 'public, max-age=31536000, immutable';
/** Brotli's quality for what is compressed while a browser waits. */
const QUICK = 6;
/** Documents of so many keys are kept compressed. */
const KEPT = 200;

/** For every document: isolated pages may embed it, and it may use nothing of the browser but its own code. */
const DOCUMENT_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': [
    'accelerometer',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hid',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-get',
    'serial',
    'usb',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/** For the script, which any page may load and pin with `integrity`. */
const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * Serves what a browser loads: `GET /frames/1/{publishable key}`, `GET /inlay.js`, and the script once more at a path
 * that names its content, `GET /inlay.{hash}.js`.
 */
export function registerFrames(app: FastifyInstance, { html, script, findFrameConfig }: FramesOptions): void {
  const policy = hashPolicy(html);
  const render = documentRenderer(html);
  const scripts = toVariants(script);
  const documents = keepRecent<Variants>(KEPT);

  app.get<{ Params: { key: string } }>(
    framePath(DOCUMENT_MAJOR, ':key'),
    { config: { operation: getFrameOperation } },
    async (request, reply) => {
      const config = await findFrameConfig(request.params.key);
      if (!config) return refuse(reply);
      const variants = documents(JSON.stringify(config), () => toVariants(render(config), QUICK));
      void reply
        .headers(DOCUMENT_HEADERS)
        .header('content-security-policy', `${policy}; ${frameAncestors(config.origins, config.loopback)}`)
        .header('cache-control', SOON);
      return sendVariant(request, reply, variants);
    },
  );

  // Other majors, and whatever else a page may try to frame.
  app.get('/frames/*', (_request, reply) => refuse(reply));

  app.get('/inlay.js', { config: { operation: getScriptOperation } }, (request, reply) =>
    sendVariant(request, reply.headers(SCRIPT_HEADERS).header('cache-control', SOON), scripts),
  );
  app.get(`/inlay.${scripts.hash}.js`, { config: { operation: getPinnedScriptOperation } }, (request, reply) =>
    sendVariant(request, reply.headers(SCRIPT_HEADERS).header('cache-control', FOREVER), scripts),
  );
}

/** Nothing to embed here. Not kept, so that a key works as soon as it exists. */
function refuse(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .headers({ ...DOCUMENT_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
    .header('content-security-policy', `default-src 'none'; frame-ancestors 'none'`)
    .header('cache-control', 'no-store')
    .send('Unknown publishable key or frame version.');
}
