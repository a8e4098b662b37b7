import type { CodedError } from '@inlay/protocol';

/** Writes an error that the payer can't mend to the console: whoever builds the page looks there first. */
export function complain(element: Element, error: CodedError): void {
  // oxlint-disable-next-line no-console
  if (error.audience !== 'payer') console.error(`<${element.localName}> ${error.code}: ${error.message}`);
}
