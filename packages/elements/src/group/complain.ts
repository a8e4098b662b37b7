import type { CodedError } from '@inlay/protocol';
import { lazyPart } from '../parts/lazy-part.ts';
import { parts } from '../parts/parts.ts';

const integratorSentences = lazyPart(() => parts.integratorSentences());

/** Writes an error that the payer can't mend to the console: whoever builds the page looks there first. */
export async function complain(element: Element, { audience, code, message }: CodedError): Promise<void> {
  if (audience === 'payer') return;
  const part = audience === 'integrator' ? await integratorSentences() : undefined;
  const sentences: { readonly [code: string]: string } = part?.INTEGRATOR_SENTENCES ?? {};
  // oxlint-disable-next-line no-console
  console.error(`<${element.localName}> ${code}: ${sentences[code] ?? message}`);
}
