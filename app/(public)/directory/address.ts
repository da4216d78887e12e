/** Addresses of the directory: what is asked stands in them, and only what is asked. */
import { type ListingFilter, USUAL_DISTANCE } from '@/lib/directory/listing-inputs'

/** A part of a question; what is undefined is not asked. */
type Asked = { [K in keyof ListingFilter]?: ListingFilter[K] | undefined }

export function directoryQuery(filter: Asked, page = 1): string {
  const query = new URLSearchParams()
  const add = (name: string, value: string | undefined) => value && query.append(name, value)
  add('zip', filter.zip)
  add('within', filter.within && filter.within !== USUAL_DISTANCE ? String(filter.within) : undefined)
  add('state', filter.state)
  for (const name of ['kind', 'crime', 'whom', 'help', 'language'] as const)
    for (const value of filter[name] ?? []) add(name, value)
  add('q', filter.q)
  add('page', page > 1 ? String(page) : undefined)
  const text = query.toString()
  return text ? `?${text}` : ''
}

export const directoryHref = (filter: Asked, page = 1) => `/directory${directoryQuery(filter, page)}`
