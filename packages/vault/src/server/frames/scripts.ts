import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CoreError } from '../../errors.ts';
import { PART_DOC, PINNED_SCRIPT_DOC, SCRIPT_DOC } from './frame-docs.ts';
import { keepVariants } from './keep-variants.ts';
import { sendVariant } from './send-variant.ts';
import { toVariants, type Variants } from './variants.ts';

export interface ScriptsOptions {
  /** The built script of `@inlay/elements`. */
  readonly script: string;
  /** The ES modules that the script loads on demand, by file name. Default: none. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** Cache lifetime in seconds. A release must reach browsers soon. */
const SOON = 'public, max-age=300';
const FOREVER = 'public, max-age=31536000, immutable';
/** Module names contain a hash of their content. */
const HASHED = /\.[\da-f]{8}\.js$/;

/** Any page may load a script, import a module and pin either with `integrity`. */
const SCRIPT_HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * Serves the script of a checkout page: `GET /inlay.js`, the same script at a path with its hash, `GET
 * /inlay.{hash}.js`, and its modules, `GET /parts/{file}`. Only files of this build exist.
 */
export function registerScripts(app: FastifyInstance, { script, parts = {} }: ScriptsOptions): void {
  const scripts = toVariants(script);
  const partOf = keepVariants(parts);

  app.get('/inlay.js', { schema: SCRIPT_DOC }, (request, reply) => sendScript(request, reply, scripts, SOON));
  app.get(`/inlay.${scripts.hash}.js`, { schema: PINNED_SCRIPT_DOC }, (request, reply) =>
    sendScript(request, reply, scripts, FOREVER),
  );
  app.get<{ Params: { file: string } }>('/parts/:file', { schema: PART_DOC }, (request, reply) => {
    const variants = partOf(request.params.file);
    if (!variants) throw new CoreError('route_not_found');
    return sendScript(request, reply, variants, HASHED.test(request.params.file) ? FOREVER : SOON);
  });
}

function sendScript(request: FastifyRequest, reply: FastifyReply, variants: Variants, cache: string): FastifyReply {
  return sendVariant(request, reply.headers(SCRIPT_HEADERS).header('cache-control', cache), variants);
}
