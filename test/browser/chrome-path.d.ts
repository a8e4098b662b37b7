export const CHROME_ARGS: readonly string[];
export function chromePath(): Promise<string | undefined>;
