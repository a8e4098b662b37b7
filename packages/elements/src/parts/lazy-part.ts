/**
 * A part that is loaded once, when it is first asked for. One that does not come is done without, and asked for again
 * next time.
 */
export function lazyPart<Part>(load: () => Promise<Part>): () => Promise<Part | undefined> {
  let coming: Promise<Part | undefined> | undefined;
  return () =>
    (coming ??= load().catch(() => {
      coming = undefined;
      return undefined;
    }));
}
