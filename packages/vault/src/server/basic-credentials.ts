/** A user name and a password, as HTTP Basic carries them (RFC 7617, UTF-8). */
export interface BasicCredentials {
  readonly user: string;
  readonly password: string;
}

const BASIC = /^basic +([a-z0-9+/]{1,1024}={0,2})$/i;

/** Reads an `Authorization` header; `undefined` when it is missing or none of Basic. */
export function parseBasic(header: string | undefined): BasicCredentials | undefined {
  const encoded = BASIC.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
