import { INTEGRATOR_SENTENCES } from '@inlay/protocol';
import type { Plugin } from 'vite';

/**
 * Takes the sentences for integrators out of the script: there the message of such an error is its code, and the console
 * gets the sentence from a part that is loaded once there is an error.
 */
export function leaveSentencesOut(): Plugin {
  const codes = Object.keys(INTEGRATOR_SENTENCES);
  return {
    name: 'leave-sentences-out',
    load(id) {
      if (!id.endsWith('protocol/src/errors/integrator-sentences.ts')) return null;
      return `export const INTEGRATOR_SENTENCES = ${JSON.stringify(Object.fromEntries(codes.map((code) => [code, code])))};`;
    },
  };
}
