/**
 * The tests whose failure means a leak or a break-in, by path from the repository's root. They are never retried: an
 * intermittent leak is a leak.
 */
export const SECURITY_TESTS: readonly string[] = [
  'packages/frame/src/boot/await-embedder.browser.test.ts',
  'packages/frame/src/document.browser.test.ts',
  'packages/frame/src/field/autofill.browser.test.ts',
  'packages/frame/src/field/repetition.browser.test.ts',
  'packages/frame/src/hostile-page.browser.test.ts',
  'packages/frame/src/tokenizer/bank.browser.test.ts',
  'packages/frame/src/tokenizer/tokenizer.browser.test.ts',
  'packages/postmessage-rpc/src/handshake.browser.test.ts',
  'test/e2e/hostile-page.spec.ts',
  'test/e2e/no-third-party.spec.ts',
  'test/e2e/no-value-leaves.spec.ts',
];
