/** How long the process that began a payment, or took it over, owns it, in milliseconds. */
export const LEASE = 30_000;
