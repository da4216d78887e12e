/** What the address of the trail asks for. */
import { type AuditEventName, auditEventNames } from '@/lib/audit/events'

export type TrailFilter = {
  person: string
  event?: AuditEventName
  from?: string
  to?: string
  /** An id; in the address also a part of a name, or an ORI. */
  agency?: string
  cursor?: string
}
export type Asked = TrailFilter & {
  /** The first day is after the last. */
  turned: boolean
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** Parts of the address that make no sense are passed over. */
export function trailAsked(search: { get: (name: string) => string | null }): Asked {
  const given = (name: string) => search.get(name)?.trim() ?? ''
  const event = auditEventNames.find((name) => name === given('event'))
  const [from, to] = [given('from'), given('to')].map((day) => (isDay(day) ? day : undefined))
  const [agency, cursor] = [given('agency').slice(0, 120), given('cursor')]
  return {
    person: given('person').slice(0, 200),
    ...(event ? { event } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(agency ? { agency } : {}),
    ...(cursor ? { cursor } : {}),
    turned: Boolean(from && to && from > to),
  }
}

/** The 31st of February is none. */
const isDay = (text: string) => {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

export function hrefOf({ person, event, from, to, agency }: Omit<TrailFilter, 'cursor'>, cursor?: string): string {
  const pairs = Object.entries({ person, event, from, to, agency, cursor })
  const query = new URLSearchParams(pairs.filter((pair): pair is [string, string] => Boolean(pair[1]))).toString()
  return query ? `/admin/audit?${query}` : '/admin/audit'
}

export const isAgencyId = (asked: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(asked)
