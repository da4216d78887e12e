/** Addresses of the task forces: what is asked stands in them, and only what is asked. */
import type { TaskForceFilter } from '@/lib/task-forces/inputs'

/** What narrows the list. */
export type Filter = Omit<TaskForceFilter, 'page'>
/** A part of a question; what is undefined is not asked. */
type Asked = { [K in keyof Filter]?: Filter[K] | undefined }

export function taskForcesHref({ zip, state, kind, q, ended }: Asked, page = 1): string {
  const query = new URLSearchParams()
  if (zip) query.append('zip', zip)
  if (state) query.append('state', state)
  for (const each of kind ?? []) query.append('kind', each)
  if (q) query.append('q', q)
  if (ended) query.append('ended', 'true')
  if (page > 1) query.append('page', String(page))
  const text = query.toString()
  return text ? `/task-forces?${text}` : '/task-forces'
}
