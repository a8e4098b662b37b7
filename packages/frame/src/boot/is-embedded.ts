/** Whether this document has an origin of its own, which a sandboxed frame lacks, and stands in a frame of a page. */
export function isEmbedded(view: Pick<Window, 'origin' | 'parent'>): boolean {
  return view.origin !== 'null' && view.parent !== view;
}
