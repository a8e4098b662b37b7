import { type ErrorEntry, operator } from './entry.ts';

/** Errors for the operator, at the command line or at start. */
export const OPERATOR_ERRORS = {
  config_invalid: operator('The configuration cannot be used.'),
  node_too_old: operator('Inlay needs Node.js 24.15 or newer.'),
  port_taken: operator('The port is taken. Choose another with --port.'),
  root_key_missing: operator('There is no root key. Restore it: a new one cannot open this store.'),
  root_key_wrong: operator('The root key is not the one that this store was sealed with.'),
  root_key_exposed: operator('The root key file can be read by others. Give it mode 0600.'),
  root_key_misplaced: operator(
    'The root key lies inside the data folder. Keep it elsewhere: a stolen folder must be useless.',
  ),
  store_locked: operator('Another process holds this store.'),
  store_newer: operator('The store was written by a newer release.'),
  transaction_awaited_other_work: operator('A unit of work waited for something other than the store.'),
  sealed_value_corrupt: operator('A sealed value does not open: it was changed, moved or sealed under another key.'),
  development_key_refused: operator('The well-known development keys only work with inlay dev.'),
  already_initialized: operator('There is a vault here already.'),
} as const satisfies Record<string, ErrorEntry>;
