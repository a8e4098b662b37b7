import type { KeyScope } from '../../core/access/keys.ts';
import type { CoreErrorCode } from '../../errors.ts';
import type { RouteDoc } from '../../wires/wire.ts';

export interface RouteTraits {
  readonly method: string;
  readonly hasParameters: boolean;
  readonly scope: KeyScope | undefined;
}

/** Every error that a route may answer: by what all routes of its kind check, and its own. */
export function errorsOf(
  { method, hasParameters, scope }: RouteTraits,
  { body, refusals = [], tagged }: RouteDoc,
): CoreErrorCode[] {
  const isApi = scope !== undefined;
  const codes: CoreErrorCode[] = [
    ...(isApi ? (['credentials_invalid', 'permission_denied'] as const) : []),
    ...(scope === 'tokens' ? (['origin_refused', 'rate_limited'] as const) : []),
    ...(body ? (['input_invalid', 'media_type_unsupported'] as const) : []),
    // A body on DELETE is read, then dropped.
    ...(body || method === 'DELETE' ? (['body_unreadable', 'body_too_large'] as const) : []),
    ...(isApi && hasParameters ? (['record_not_found'] as const) : []),
    ...(hasParameters ? (['route_not_found'] as const) : []),
    ...(tagged === true && hasParameters ? (['precondition_failed'] as const) : []),
    ...refusals,
    ...(isApi && method !== 'GET' ? (['store_outcome_unknown'] as const) : []),
    // While the server closes, everything is refused.
    'store_unavailable',
    'internal_error',
  ];
  return [...new Set(codes)];
}
