import type { FastifyInstance } from 'fastify';
import { ERROR_PAGE_PATH } from '../../wires/paysafe/paths.ts';
import { media, type RouteDoc, type WireErrors } from '../../wires/wire.ts';

const DOC: RouteDoc = {
  operationId: 'getErrors',
  summary: 'Tells what each error code means.',
  tags: ['Service'],
  response: { 200: media('text/html') },
};

/** Serves the page that explains the error codes of a wire: every error answer links here. */
export function registerErrorPage(app: FastifyInstance, errors: WireErrors): void {
  const page = renderPage(errors);
  app.get(ERROR_PAGE_PATH, { schema: DOC }, (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'public, max-age=300')
      .send(page),
  );
}

function renderPage(errors: WireErrors): string {
  const byNumber = Map.groupBy(Object.entries(errors), ([, { number }]) => number);
  const entries = [...byNumber]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([number, reasons]) => {
      const lines = reasons.map(
        ([reason, { status, audience, sentence }]) =>
          `<dd>${escape(sentence)} <small>(HTTP ${status}, <code>${reason}</code>, for the ${audience})</small></dd>`,
      );
      return `<dt id="ErrorCode${number}">${number}</dt>\n${lines.join('\n')}`;
    });
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Error codes</title>\n<h1>Error codes</h1>\n<dl>\n${entries.join('\n')}\n</dl>\n</html>\n`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
