/** The networks of a card in the order in which a page prefers them. */
export function byPreference(networks: readonly string[], preferred: readonly string[]): readonly string[] {
  const rank = (network: string): number => preferred.indexOf(network) + 1 || preferred.length + 1;
  return networks.toSorted((a, b) => rank(a) - rank(b));
}
