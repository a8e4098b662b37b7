import Type from 'typebox';
import type { Operation } from '../openapi/operation.ts';
import type { ByFamily } from './document-families.ts';

const tag = 'Browser';
const script = { 200: { mediaType: 'text/javascript' }, 304: 'nothing' } as const;

const document = { 200: { mediaType: 'text/html' }, 304: 'nothing', 404: { mediaType: 'text/html' } } as const;

/** A key that is unknown or revoked gets the document that says so to its page. */
export const FRAME_OPERATIONS: ByFamily<Operation> = {
  card: {
    id: 'getFrame',
    summary: 'Serves the document of the card fields of a publishable key.',
    tag,
    answers: document,
  },
  bank: {
    id: 'getBankFrame',
    summary: 'Serves the document of the bank account fields of a publishable key.',
    tag,
    answers: document,
  },
};

export const getDiagnosisOperation: Operation = {
  id: 'getDiagnosis',
  summary: 'Serves a document that tells the page which embeds it why the frames of a key stay silent there.',
  tag,
  answers: { 200: { mediaType: 'text/html' }, 400: { mediaType: 'text/plain' } },
  query: {
    origin: {
      description: 'The origin of the page.',
      schema: Type.String({ maxLength: 300 }),
      required: true,
    },
  },
};

export const getScriptOperation: Operation = {
  id: 'getScript',
  summary: 'Serves the script of a checkout page.',
  tag,
  answers: script,
};

export const getPinnedScriptOperation: Operation = {
  id: 'getPinnedScript',
  summary: 'Serves the script of a checkout page at a path that names its content.',
  tag,
  path: '/inlay.{hash}.js',
  answers: script,
};

export const getPartOperation: Operation = {
  id: 'getPart',
  summary: 'Serves a module that the script of a checkout page loads when it needs it.',
  tag,
  answers: script,
};

export const getThemeOperation: Operation = {
  id: 'getTheme',
  summary: 'Serves a style sheet for payment fields that a checkout page may link.',
  tag,
  answers: { 200: { mediaType: 'text/css' }, 304: 'nothing' },
};
