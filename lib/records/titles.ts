/** When two titles of trainings say the same. Pure. */
import { fold } from '@/lib/platform/fold'

/** Words of a title that say nothing by themselves. */
const EMPTY = new Set('a an and at for from in of on or the to with training course webinar part'.split(' '))
const wordsOf = (title: string) => {
  const words = fold(title)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const telling = words.filter((word) => !EMPTY.has(word))
  return new Set(telling.length > 0 ? telling : words)
}

/** Two titles that say the same: three of four of their telling words. */
export function areTitlesAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.size === 0 || b.size === 0) return false
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.min(a.size, b.size) >= 0.75 && shared / Math.max(a.size, b.size) >= 0.5
}
