import type { ErrorCode } from '@inlay/protocol';
import type { Scope } from '../../core/access/keys.ts';
import type { Operation } from './operation.ts';

export interface RouteTraits {
  readonly method: string;
  readonly hasBody: boolean;
  readonly hasParameters: boolean;
  readonly scope: Scope | undefined;
}

/** Every error that a route may answer: by what all routes of its kind check, and its own. */
export function errorsOf({ method, hasBody, hasParameters, scope }: RouteTraits, operation: Operation): ErrorCode[] {
  const isApi = scope !== undefined;
  const codes: ErrorCode[] = [
    ...(isApi ? (['credentials_invalid', 'permission_denied'] as const) : []),
    ...(scope === 'tokens' ? (['origin_refused', 'rate_limited'] as const) : []),
    ...(hasBody ? (['request_invalid', 'media_type_unsupported'] as const) : []),
    // A body on DELETE is read, then dropped.
    ...(hasBody || method === 'DELETE' ? (['body_unreadable', 'body_too_large'] as const) : []),
    ...(isApi && hasParameters ? (['record_not_found'] as const) : []),
    ...(hasParameters ? (['route_not_found'] as const) : []),
    ...(operation.errors ?? []),
    ...(isApi ? (['storage_unavailable'] as const) : []),
    'internal_error',
  ];
  return [...new Set(codes)];
}
