import { CodedError, errorEntry } from '@inlay/protocol';

const RECORD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The refusal of an id that a path names. The sentence ends with the id, as clients expect, but only when it looks like
 * one: whatever else stood in the path is not repeated.
 */
export function recordNotFound(id: string): CodedError {
  const entry = errorEntry('record_not_found');
  return new CodedError('record_not_found', entry, {
    message: RECORD_ID.test(id) || /^\d{5,11}$/.test(id) ? `${entry.message}: ${id}` : entry.message,
  });
}
