/** The words of an attribute such as `visa mastercard`. */
export function listOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
