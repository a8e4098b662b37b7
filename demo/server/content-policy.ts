export interface PageNeeds {
  /** The page runs scripts of the shop's own. */
  readonly ownScript?: boolean;
  /** The page's scripts call the shop's server. */
  readonly connect?: boolean;
  /** The page links themes of the vault. */
  readonly themes?: boolean;
}

/**
 * The `Content-Security-Policy` of a page that embeds payment fields: the vault may run its script and show its
 * frames, and nothing else may come from elsewhere. No inline script and no inline style is allowed.
 */
export function contentPolicy(
  vault: string,
  { ownScript = false, connect = false, themes = false }: PageNeeds = {},
): string {
  return [
    "default-src 'none'",
    `script-src ${vault}${ownScript ? " 'self'" : ''}`,
    `frame-src ${vault}`,
    `style-src 'self'${themes ? ` ${vault}` : ''}`,
    "img-src 'self'",
    `connect-src ${connect ? "'self'" : "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
