declare module 'dev-vault' {
  /** The origin of a development vault that runs beside the browser tests, and that knows `pk_test_demo`. */
  const origin: string;
  export default origin;
}

declare module 'stale-vault' {
  /** The origin of a vault whose frames speak no protocol version that a page knows. */
  const origin: string;
  export default origin;
}

declare module 'troubled-vault' {
  /** The origin of a vault whose frames meet what a test wants, and for which every key `pk_test_…` works. */
  const origin: string;
  export default origin;
}
