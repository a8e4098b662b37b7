export interface VaultErrorDetail {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The vault's code, such as `3009`. Empty when there was no readable answer. */
  readonly code: string;
  readonly message: string;
  /** Where an entity already exists (409), the path that names it. */
  readonly existing?: string;
  /** The payment that did not go through, or not yet. */
  readonly paymentId?: string;
  readonly cause?: unknown;
}

/** The vault refused a call, or did not answer. Its message is for developers, not for shoppers. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly status: number;
  readonly code: string;
  readonly existing: string | undefined;
  readonly paymentId: string | undefined;

  constructor(detail: VaultErrorDetail) {
    super(detail.message, { cause: detail.cause });
    this.status = detail.status;
    this.code = detail.code;
    this.existing = detail.existing;
    this.paymentId = detail.paymentId;
  }
}

interface Envelope {
  readonly id?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
  readonly links?: readonly { readonly rel: string; readonly href: string }[];
}

/** Reads the error envelope. Whatever else came, such as a proxy's error page, becomes an error without a code. */
export function toVaultError(status: number, body: unknown): VaultError {
  const { id, error, links } = (body ?? {}) as Envelope;
  const existing = Array.isArray(links) ? links.find((link) => link.rel === 'existing_entity')?.href : undefined;
  return new VaultError({
    status,
    code: typeof error?.code === 'string' ? error.code : '',
    message: typeof error?.message === 'string' ? error.message : `The vault answered ${status}.`,
    ...(existing === undefined ? {} : { existing }),
    ...(typeof id === 'string' ? { paymentId: id } : {}),
  });
}
