/** In which county a ZIP code lies: that of its middle. On the server only, as the outlines of the counties are. */
import { LRUCache } from 'lru-cache'
import { pointOfZip } from '@/lib/platform/zip-points'
import { countyAt } from './atlas'

const NONE = ''
const found = new LRUCache<string, string>({ max: 10_000 })

/**
 * @returns `CA Contra Costa`; null for what is no ZIP code, lies in no county that is drawn, or is known only by the codes around it:
 * their middle may lie in another county
 */
export function countyOfZip(zip: string): string | null {
  const five = zip.slice(0, 5)
  const before = found.get(five)
  if (before !== undefined) return before || null
  const point = pointOfZip(five)
  const county = (point?.isExact ? countyAt(point) : null) ?? NONE
  found.set(five, county)
  return county || null
}
