import type { Scope } from './context.ts';

/** A scope for tests that call the core without a wire. */
export function testScope(tenantId = 't_test_x', now = Date.now()): Scope {
  return { tenantId, now, actor: { kind: 'operator' }, tokenText: (kind, random) => `${kind}-${random}` };
}
