/** Of fewer months it says nothing. */
const FEWEST_MONTHS = 4

/** The last month since which half of the minutes or more were earned: "2026-08". Null where they are of few months. */
export function halfSince(months: readonly { key: string; minutes: number }[]): string | null {
  if (months.length < FEWEST_MONTHS) return null
  const all = months.reduce((sum, { minutes }) => sum + minutes, 0)
  let since = 0
  for (const { key, minutes } of months.toReversed()) {
    since += minutes
    if (since * 2 >= all) return key
  }
  return null
}
