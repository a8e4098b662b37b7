/** The well-known credentials of `inlay dev`. */
export const PUBLISHABLE_KEY = 'pk_test_demo';
export const SECRET_KEY = 'test-api-key:test-api-secret';

/** The value of an `Authorization` header. */
export function basic(user: string): string {
  return `Basic ${Buffer.from(user).toString('base64')}`;
}
