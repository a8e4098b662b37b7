import { KEY_SCOPES } from '../../core/access/keys.ts';
import { MOST_ORIGINS, MOST_TOKENS_PER_MINUTE } from '../../core/access/publishable-policy.ts';
import { LONGEST_NAME } from '../../core/access/tenants.ts';
import type { Core } from '../../core/context.ts';
import type { InputRule } from '../../errors.ts';
import type { ReadingRule } from '../../input/reading.ts';

/** The values that a sentence may name: the operator's own input, and the vault's processors. */
interface Told {
  readonly value: unknown;
  readonly processors: Core['processors'];
}

type Sentence = string | ((told: Told) => string);

/** Sentences by the path of an input without indices. If a path has several sentences, the rule follows the path. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  name: `A name has 1 to ${LONGEST_NAME} characters.`,
  mode: 'A mode is test or live.',
  kind: 'A key is publishable or secret.',
  id: 'A key is named by its id.',
  tenant: 'A tenant is named by its id.',
  number: 'An account number has 1 to 20 digits.',
  currency: ({ value }) => `There is no currency ${JSON.stringify(value)}. Give an ISO 4217 code such as USD.`,
  processor: ({ value, processors }) =>
    `There is no processor ${JSON.stringify(value)}. There are: ${Object.keys(processors).join(', ')}.`,
  'processor processor_mode_mismatch': ({ value, processors }) =>
    processors[String(value)]?.sandbox
      ? 'A live account needs a real processor, and this one is a sandbox.'
      : 'A test account needs a sandbox, and this processor moves real money.',
  scopes: `A secret key needs a scope. There are: ${KEY_SCOPES.join(', ')}.`,
  'scopes[]': ({ value }) => `There is no scope ${JSON.stringify(value)}. There are: ${KEY_SCOPES.join(', ')}.`,
  'policy.loopback': 'A key is for loopback pages, or not.',
  'policy.loopback loopback_refused': 'A live key is not for loopback pages. Name the origins of the shop.',
  'policy.origins': `A key has at most ${MOST_ORIGINS} origins.`,
  'policy.origins origins_missing': 'A live key needs the origins of the shop.',
  'policy.origins[]': ({ value }) => sayNoOrigin(value),
  'policy.origins[] origin_not_tls': ({ value }) => `A live key is for pages over TLS, and ${String(value)} is not.`,
  'policy.tokensPerMinute': `The tokens of a minute are a number from 1 to ${MOST_TOKENS_PER_MINUTE}.`,
};

/** This wire's names for inputs that have another name in the core. */
const PATHS: Readonly<Record<string, string>> = {
  tenantId: 'tenant',
  currencyCode: 'currency',
  loopback: 'policy.loopback',
  origins: 'policy.origins',
  tokensPerMinute: 'policy.tokensPerMinute',
};

/** Explains how to write an origin. */
export function sayNoOrigin(text: unknown): string {
  return `${JSON.stringify(text)} is no origin. Write it like https://shop.example: scheme, host, and a port where it is not the usual one.`;
}

/** @returns this wire's path of a core input: `policy.origins[0]` for `origins.0` */
export function toAdminPath(input: string): string {
  const [name = '', ...indices] = input.split('.');
  return `${PATHS[name] ?? name}${indices.map((index) => `[${index}]`).join('')}`;
}

/**
 * Returns the sentence for an invalid input.
 *
 * @param path the path on this wire
 * @returns `undefined` for an input that no command of this release has
 */
export function sayInputFault(
  fault: { readonly path: string; readonly rule: InputRule | ReadingRule },
  input: unknown,
  processors: Core['processors'],
): string | undefined {
  const { path, rule } = fault;
  const form = path.replaceAll(/\[\d+\]/g, '[]');
  const sentence = SENTENCES[`${form} ${rule}`] ?? SENTENCES[form];
  return typeof sentence === 'function' ? sentence({ value: valueAt(input, path), processors }) : sentence;
}

function valueAt(input: unknown, path: string): unknown {
  let value = input;
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
