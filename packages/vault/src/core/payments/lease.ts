/** How long a payment belongs to the process that began it, or that took it over, in milliseconds. */
export const LEASE = 30_000;
