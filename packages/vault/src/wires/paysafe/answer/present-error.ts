import { type ErrorCode, errorEntry } from '@inlay/protocol';
import type { FieldFault } from '../../../core/invalid-fields.ts';
import type { ErrorAnswer } from './error-answer.ts';
import type { Links } from './links.ts';
import type { Presented } from './presented.ts';

/** The page that says more about a code (operations/error-page.ts). */
export const ERROR_PAGE_PATH = '/errors';

export interface ErrorParts {
  /** Overrides the catalog's sentence. */
  readonly message?: string;
  readonly faults?: readonly FieldFault[];
  /** Why a request could not be read. */
  readonly details?: readonly string[];
  /** Path of a record that stands in the way. */
  readonly existing?: string;
}

/** The wire's error envelope. `fieldErrors`, `details` and `links` stand there only when there are any. */
export function presentError(code: ErrorCode, links: Links, parts: ErrorParts = {}): Presented<typeof ErrorAnswer> {
  const entry = errorEntry(code);
  return {
    error: {
      code: entry.wire ?? '1002',
      message: parts.message ?? entry.message,
      ...(parts.details ? { details: parts.details } : {}),
      ...(parts.faults ? { fieldErrors: parts.faults.map(({ field, text }) => ({ field, error: text })) } : {}),
      links: [{ rel: 'errorinfo', href: links.toUrl(`${ERROR_PAGE_PATH}#ErrorCode${entry.wire ?? '1002'}`) }],
    },
    ...(parts.existing === undefined ? {} : { links: [{ rel: 'existing_entity', href: links.toUrl(parts.existing) }] }),
  };
}
