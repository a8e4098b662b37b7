import type { Operation } from '../operations/openapi/operation.ts';

const tag = 'Browser';
const script = { 200: { mediaType: 'text/javascript' }, 304: 'nothing' } as const;

export const getFrameOperation: Operation = {
  id: 'getFrame',
  summary: 'Serves the document of the payment fields of a publishable key.',
  tag,
  answers: { 200: { mediaType: 'text/html' }, 304: 'nothing', 404: { mediaType: 'text/plain' } },
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
