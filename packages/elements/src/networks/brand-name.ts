const NAMES: Readonly<Record<string, string>> = { jcb: 'JCB', unionpay: 'UnionPay' };

/** What a network is called on a page, from its name as `card-validator` or the vault's operator writes it. */
export function brandName(brand: string): string {
  return (
    NAMES[brand] ??
    brand.replace(/(^|-)([a-z])/g, (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase())
  );
}
