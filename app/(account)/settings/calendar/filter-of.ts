/** The filter that the calendar hands over in the address; days are left out, since letters are about what is to come. */
import { feedQuery } from '@/lib/events/inputs'
import type { SavedFilter } from '@/lib/events/saved-inputs'

export function filterOf(params: URLSearchParams): SavedFilter | null {
  const given: Record<string, string | string[]> = {}
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name).filter(Boolean)
    if (!['from', 'to', 'view', 'page', 'keep'].includes(name) && values.length > 0)
      given[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  const parsed = feedQuery.safeParse(given)
  const isAsked = params.has('keep') || Object.keys(given).length > 0
  return parsed.success && isAsked ? parsed.data : null
}
