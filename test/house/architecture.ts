import { readText } from './sources.ts';

/** Returns the text of ARCHITECTURE.md between a heading of any level and the next one. */
export function readSection(heading: string): string {
  const [, after] = readText('ARCHITECTURE.md').split(new RegExp(`\\n#{2,4} ${heading}\\n`));
  if (after === undefined) throw new Error(`ARCHITECTURE.md has no section "${heading}".`);
  return after.split(/\n#{2,4} /)[0] as string;
}

/** Returns the words in backticks of a section, in order. */
export function quotedWords(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
}
