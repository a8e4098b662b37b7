/** A node and what stands around it, out of shadow roots to their hosts, up to the document. */
export function* ancestors(node: Node): Generator<Node> {
  for (let next: Node | null = node; next; next = next instanceof ShadowRoot ? next.host : next.parentNode) yield next;
}
