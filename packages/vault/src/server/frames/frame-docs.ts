import Type from 'typebox';
import { media, NO_BODY, type RouteDoc } from '../../wires/wire.ts';
import type { ByFamily } from './document-families.ts';

const tags = ['Browser'] as const;
const html = media('text/html');
const script = { 200: media('text/javascript'), 304: NO_BODY };
const document = { 200: html, 304: NO_BODY, 404: html };

/** For an unknown or revoked key, the document that reports this to its page. */
export const FRAME_DOCS: ByFamily<RouteDoc> = {
  card: {
    operationId: 'getFrame',
    summary: 'Serves the document of the card fields of a publishable key.',
    tags,
    response: document,
  },
  bank: {
    operationId: 'getBankFrame',
    summary: 'Serves the document of the bank account fields of a publishable key.',
    tags,
    response: document,
  },
};

export const DIAGNOSIS_DOC: RouteDoc = {
  operationId: 'getDiagnosis',
  summary: 'Serves a document that tells the page which embeds it why the frames of a key stay silent there.',
  tags,
  response: { 200: html, 400: media('text/plain') },
  querystring: Type.Object({ origin: Type.String({ maxLength: 300, description: 'The origin of the page.' }) }),
};

export const SCRIPT_DOC: RouteDoc = {
  operationId: 'getScript',
  summary: 'Serves the script of a checkout page.',
  tags,
  response: script,
};

export const PINNED_SCRIPT_DOC: RouteDoc = {
  operationId: 'getPinnedScript',
  summary: 'Serves the script of a checkout page at a path that names its content.',
  tags,
  path: '/inlay.{hash}.js',
  response: script,
};

export const PART_DOC: RouteDoc = {
  operationId: 'getPart',
  summary: 'Serves a module that the script of a checkout page loads when it needs it.',
  tags,
  response: script,
};

export const THEME_DOC: RouteDoc = {
  operationId: 'getTheme',
  summary: 'Serves a style sheet for payment fields that a checkout page may link.',
  tags,
  response: { 200: media('text/css'), 304: NO_BODY },
};
