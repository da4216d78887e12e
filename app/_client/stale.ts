/** What a change makes stale, said once for all screens: by the domain of its operation, and everything where none is named. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { api } from './api'

export type Domain = Exclude<keyof typeof api, 'key'>

/** What people owe follows from credits, service and rules, and reports follow from what they owe. */
const OWED = ['requirements', 'reporting', 'reminders'] as const

const toldBy: Partial<Record<Domain, readonly Domain[]>> = {
  identity: ['identity', 'agencies', 'roster', 'records', 'reporting'],
  agencies: ['agencies', 'identity', 'roster', ...OWED],
  catalog: ['catalog', 'learning', ...OWED],
  learning: ['learning', 'records', ...OWED],
  records: ['records', 'learning', ...OWED],
  requirements: [...OWED, 'mandates'],
  mandates: ['mandates', ...OWED],
  roster: ['roster', 'agencies', 'identity', ...OWED],
  history: ['history', 'records', ...OWED],
  attendance: ['attendance', 'evaluations', 'records', ...OWED],
  evaluations: ['evaluations', 'requests'],
  events: ['events', 'registration', 'eventStaff', 'attendance', 'evaluations'],
  eventStaff: ['eventStaff', 'events', 'attendance'],
  certifications: ['certifications', ...OWED],
  claims: ['claims', 'records', ...OWED],
  registration: ['registration', 'attendance'],
  calendar: ['calendar'],
  calendars: ['calendars', 'events'],
  reminders: ['reminders'],
  requests: ['requests', 'events'],
  directory: ['directory'],
  related: ['related'],
  taskForces: ['taskForces', 'directory'],
}

/** Asked by POST for the sake of their input, or heard by nobody's screen. */
const changeNothing: ReadonlySet<string> = new Set([
  'identity.requestCode',
  'requirements.previewRequirement',
  'claims.previewClaim',
  'claims.previewApproval',
  'events.previewSeries',
  'files.sendFile',
])

/** Whose record it is changes with these, and so every answer. */
const changeAll: ReadonlySet<string> = new Set([
  'identity.joinMyRecords',
  'identity.joinRecords',
  'identity.partRecords',
])

/**
 * The domains whose answers are stale once an operation was done; `all` where that is not known. Every change is told by
 * the trail, which `administration` reads.
 * @param path an operation as the API is built of it: `['requirements', 'makeRequirement']`
 */
export function staleAfter(path: readonly string[]): readonly Domain[] | 'all' {
  const [domain = '', operation = ''] = path
  if (changeNothing.has(`${domain}.${operation}`)) return []
  if (changeAll.has(`${domain}.${operation}`)) return 'all'
  const told = toldBy[domain as Domain]
  return told ? [...told, 'administration'] : 'all'
}

/** Asks again what is on the screen and forgets the rest; settles when the screen shows what is so. */
export async function forget(queries: QueryClient, path: readonly string[]): Promise<void> {
  const domains = staleAfter(path)
  if (domains === 'all') return askAgain(queries, {})
  await Promise.all(domains.map((domain) => askAgain(queries, { queryKey: [[domain]] })))
}

/** What is being read for the first time goes too: it may have been asked before the change, and would pass for new. */
async function askAgain(queries: QueryClient, which: { queryKey?: QueryKey }): Promise<void> {
  await queries.cancelQueries({ ...which, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined })
  await queries.invalidateQueries(which)
}

/** The operation that a mutation of the typed client calls. */
export const operationOf = (mutationKey: readonly unknown[] | undefined): readonly string[] =>
  Array.isArray(mutationKey?.[0]) ? mutationKey[0].map(String) : []
