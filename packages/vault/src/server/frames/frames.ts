import { DOCUMENT_MAJOR, type FrameConfig, type FrameFamily, framePath } from '@inlay/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { frameAncestors, hashPolicy } from './content-security-policy.ts';
import { diagnose, type Diagnosis, DIAGNOSIS_DOCUMENTS, parsePageOrigin } from './diagnosis.ts';
import { type ByFamily, FAMILIES } from './document-families.ts';
import { DOCUMENT_HEADERS } from './document-headers.ts';
import { documentRenderer } from './document-renderer.ts';
import { FRAME_DOCS, DIAGNOSIS_DOC } from './frame-docs.ts';
import { keepRecent } from './keep-recent.ts';
import { registerScripts, type ScriptsOptions } from './scripts.ts';
import { sendVariant } from './send-variant.ts';
import { registerThemes, type ThemesOptions } from './themes.ts';
import { toVariants, type Variants } from './variants.ts';

export interface FramesOptions extends ScriptsOptions, ThemesOptions {
  /** The built documents of `@inlay/frame`. */
  readonly documents: ByFamily<string>;
  /** Finds the current policy of a publishable key; `undefined` for an unknown or revoked key. */
  readonly findFrameConfig: (publishableKey: string) => Promise<FrameConfig | undefined>;
}

/** Cache lifetime in seconds. Documents contain the list of origins, so a change must reach browsers soon. */
const SOON = 'public, max-age=300';
/** The Brotli quality for compression while a browser waits. */
const QUICK = 6;
/** The number of keys whose compressed documents are cached, per family. */
const KEPT = 200;

interface ByKey {
  Params: { key: string };
}

/**
 * Serves the files for browsers: a document of each family under `GET /frames/1/{publishable key}`, `GET …/diagnosis`,
 * which tells a page why its frames do not work, and the scripts and themes of a checkout page.
 */
export function registerFrames(app: FastifyInstance, options: FramesOptions): void {
  const { documents, findFrameConfig } = options;
  for (const family of FAMILIES) registerFamily(app, family, documents[family], findFrameConfig);

  app.get<ByKey & { Querystring: { origin?: unknown } }>(
    `${framePath(DOCUMENT_MAJOR, ':key')}/diagnosis`,
    { schema: DIAGNOSIS_DOC },
    async (request, reply) => {
      const origin = parsePageOrigin(request.query.origin);
      if (origin === undefined) return refuse(reply, 400, 'Name the origin of the page: ?origin=https://shop.example');
      return sendDiagnosis(reply, diagnose(await findFrameConfig(request.params.key), origin));
    },
  );

  // Other major versions, and any other path that a page may try to frame.
  app.get('/frames/*', (_request, reply) => refuse(reply, 404, 'Unknown publishable key or frame version.'));

  registerScripts(app, options);
  registerThemes(app, options);
}

function registerFamily(
  app: FastifyInstance,
  family: FrameFamily,
  html: string,
  findFrameConfig: FramesOptions['findFrameConfig'],
): void {
  const policy = hashPolicy(html);
  const render = documentRenderer(html);
  const kept = keepRecent<Variants>(KEPT);

  app.get<ByKey>(framePath(DOCUMENT_MAJOR, ':key', family), { schema: FRAME_DOCS[family] }, async (request, reply) => {
    const config = await findFrameConfig(request.params.key);
    if (!config) return sendDiagnosis(reply.code(404), 'credentials_invalid');
    const variants = kept(JSON.stringify(config), () => toVariants(render(config), QUICK));
    void reply
      .headers(DOCUMENT_HEADERS)
      .header('content-security-policy', `${policy}; ${frameAncestors(config.origins, config.loopback)}`)
      .header('cache-control', SOON);
    return sendVariant(request, reply, variants);
  });
}

/** Sends a diagnosis. It is not cached, so that a key works as soon as it exists. */
function sendDiagnosis(reply: FastifyReply, diagnosis: Diagnosis): FastifyReply {
  const { html, policy } = DIAGNOSIS_DOCUMENTS[diagnosis];
  return reply
    .headers(DOCUMENT_HEADERS)
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .send(html);
}

/** Answers that there is nothing to embed. Not cached either. */
function refuse(reply: FastifyReply, status: 400 | 404, sentence: string): FastifyReply {
  return reply
    .code(status)
    .headers({ ...DOCUMENT_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
    .header('content-security-policy', `default-src 'none'; frame-ancestors 'none'`)
    .header('cache-control', 'no-store')
    .send(sentence);
}
