import type { FastifyInstance } from 'fastify';
import { THEME_DOC } from './frame-docs.ts';
import { keepVariants } from './keep-variants.ts';
import { sendVariant } from './send-variant.ts';

export interface ThemesOptions {
  /** The style sheets of `@inlay/elements`, by file name. Default: none. */
  readonly themes?: Readonly<Record<string, string>>;
}

/** Any page may link a theme and pin it with `integrity`. */
const HEADERS = {
  'content-type': 'text/css; charset=utf-8',
  'cache-control': 'public, max-age=300',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** Serves ready-made themes of payment fields: `GET /themes/{file}`. */
export function registerThemes(app: FastifyInstance, { themes = {} }: ThemesOptions): void {
  const themeOf = keepVariants(themes);
  app.get<{ Params: { file: string } }>('/themes/:file', { schema: THEME_DOC }, (request, reply) => {
    const variants = themeOf(request.params.file);
    if (variants) return sendVariant(request, reply.headers(HEADERS), variants);
    reply.callNotFound();
    return reply;
  });
}
