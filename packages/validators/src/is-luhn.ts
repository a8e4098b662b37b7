/**
 * Tells whether the check digit of a card number is right (ISO/IEC 7812-1, annex B: from the right, every second digit
 * counts double, as the sum of its digits). Zeros alone would pass by the letter of it, and no issuer gave them out.
 *
 * @param digits ASCII digits only
 * @returns `false` also for zeros alone and for no digits
 */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at -= 1, isDoubled = !isDoubled) {
    const value = Number(digits[at]) * (isDoubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum > 0 && sum % 10 === 0;
}
