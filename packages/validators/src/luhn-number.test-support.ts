/** The digits with the check digit behind them, summed up on its own: a test must not ask what it tests. */
export function withCheckDigit(digits: string): string {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + Math.floor(value / 10) + (value % 10);
    }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}
