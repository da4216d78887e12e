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

/** With the months between the first and the last in which nothing was earned. */
export function everyMonth<M extends { key: string; minutes: number }>(
  months: readonly M[],
): { key: string; minutes: number }[] {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return []
  const minutes = new Map(months.map((each) => [each.key, each.minutes]))
  const all: { key: string; minutes: number }[] = []
  for (let key = first.key; key <= last.key; key = nextMonth(key)) all.push({ key, minutes: minutes.get(key) ?? 0 })
  return all
}

function nextMonth(key: string): string {
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5, 7))]
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}
