export const BROWSER_ARGS: readonly string[];
export function chromePath(): Promise<string | undefined>;
