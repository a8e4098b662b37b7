import { withoutComments } from './sources.ts';

export interface ImportStatement {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Finds the specifiers that a source imports, re-exports, loads or uses in a type. */
export function importsIn(text: string): readonly ImportStatement[] {
  return [...withoutComments(text).matchAll(STATEMENT)].map((match) => ({
    specifier: (match[2] ?? match[3]) as string,
    typeOnly: match[1] !== undefined,
  }));
}
