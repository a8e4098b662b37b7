import { toVariants, type Variants } from './variants.ts';

/** A name is looked up among those that were there at the start, and never becomes a path. Compressed when first asked for. */
export function keepVariants(files: Readonly<Record<string, string>>): (name: string) => Variants | undefined {
  const texts = new Map(Object.entries(files));
  const kept = new Map<string, Variants>();
  return (name) => {
    const text = texts.get(name);
    const variants = kept.get(name) ?? (text === undefined ? undefined : toVariants(text));
    if (variants) kept.set(name, variants);
    return variants;
  };
}
