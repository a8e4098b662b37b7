import type { Origin } from '@inlay/postmessage-rpc';

/** Whether a page's content security policy kept a frame of this origin out. */
export function violates(
  { disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent,
  origin: Origin,
): boolean {
  const isFrame = /^(frame|child|default)-src/.test(effectiveDirective);
  return disposition === 'enforce' && isFrame && `${blockedURI}/`.startsWith(`${origin}/`);
}
