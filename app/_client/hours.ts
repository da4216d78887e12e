/**
 * Hours as people type them, "1.5" or "1,5"; nothing is nothing. What is no number is refused by the schema, in words: so is
 * "1,250", which one reads as more than a thousand and another as one and a quarter.
 */
export function hoursOrNone(typed: unknown): number | null {
  const text = String(typed ?? '').trim()
  return text === '' ? null : Number(text.replace(/,(?=\d{1,2}$)/, '.'))
}
