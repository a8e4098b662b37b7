import { ERRORS } from '@inlay/protocol';
import type { FastifyInstance } from 'fastify';
import { ERROR_PAGE_PATH } from '../../wires/paysafe/answer/present-error.ts';
import type { Operation } from '../openapi/operation.ts';

const operation: Operation = {
  id: 'getErrors',
  summary: 'Tells what each error code means.',
  tag: 'Service',
  answers: { 200: { mediaType: 'text/html' } },
};

/** Serves what each code of the wire means: every error answer links here. */
export function registerErrorPage(app: FastifyInstance): void {
  const page = renderPage();
  app.get(ERROR_PAGE_PATH, { config: { operation } }, (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'public, max-age=300')
      .send(page),
  );
}

function renderPage(): string {
  const byWire = new Map<string, string[]>();
  for (const [name, { wire, status, audience, message }] of Object.entries(ERRORS)) {
    if (wire === undefined) continue;
    const lines = byWire.get(wire) ?? [];
    lines.push(
      `<dd>${escape(message)} <small>(HTTP ${status}, <code>${name}</code>, for the ${audience})</small></dd>`,
    );
    byWire.set(wire, lines);
  }
  const entries = [...byWire]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([wire, lines]) => `<dt id="ErrorCode${wire}">${wire}</dt>\n${lines.join('\n')}`);
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Error codes</title>\n<h1>Error codes</h1>\n<dl>\n${entries.join('\n')}\n</dl>\n</html>\n`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
