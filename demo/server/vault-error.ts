export interface VaultErrorDetail {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The vault's code, such as `3009`. Empty when there was no readable answer. */
  readonly code: string;
  readonly message: string;
  /** Where an entity already exists (409), the path that names it. */
  readonly existing?: string;
  readonly cause?: unknown;
}

/** The vault refused a call, or did not answer. Its message is for developers, not for shoppers. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly status: number;
  readonly code: string;
  readonly existing: string | undefined;

  constructor(detail: VaultErrorDetail) {
    super(detail.message, { cause: detail.cause });
    this.status = detail.status;
    this.code = detail.code;
    this.existing = detail.existing;
  }
}

/** Reads the error envelope. Whatever else came, such as a proxy's error page, becomes an error without a code. */
export function toVaultError(status: number, body: unknown): VaultError {
  const { error, links } = (body ?? {}) as { error?: { code?: unknown; message?: unknown }; links?: Link[] };
  const existing = Array.isArray(links) ? links.find((link) => link.rel === 'existing_entity')?.href : undefined;
  return new VaultError({
    status,
    code: typeof error?.code === 'string' ? error.code : '',
    message: typeof error?.message === 'string' ? error.message : `The vault answered ${status}.`,
    ...(existing === undefined ? {} : { existing }),
  });
}

interface Link {
  readonly rel: string;
  readonly href: string;
}
