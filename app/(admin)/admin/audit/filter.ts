/** What the address of the trail asks for. */
import { type AuditEventName, auditEventNames } from '@/lib/audit/events'
import { eventWords } from '@/lib/audit/words'
import { fold } from '@/lib/platform/fold'
import { isDayText, isTurned } from '@/lib/platform/text'

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
  /** What was typed as a kind of event, where none or several are called so. */
  unknownEvent?: string
}

/** Parts of the address that make no sense are passed over. */
export function trailAsked(search: { get: (name: string) => string | null }): Asked {
  const given = (name: string) => search.get(name)?.trim() ?? ''
  const event = eventCalled(given('event'))
  const unknownEvent = event ? '' : given('event').slice(0, 120)
  const [from, to] = [given('from'), given('to')].map((day) => (isDayText(day) ? day : undefined))
  const [agency, cursor] = [given('agency').slice(0, 120), given('cursor')]
  return {
    person: given('person').slice(0, 200),
    ...(event ? { event } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(agency ? { agency } : {}),
    ...(cursor ? { cursor } : {}),
    ...(unknownEvent ? { unknownEvent } : {}),
    turned: isTurned({ from, to }),
  }
}

/** A kind of event by its name in the trail, by its words, or by a part of them that no other has. */
export function eventCalled(typed: string): AuditEventName | undefined {
  if (typed === '') return undefined
  const words = fold(typed)
  const said = auditEventNames.map((name) => ({ name, words: fold(eventWords[name]) }))
  const exact = said.find((each) => each.name === typed || each.words === words)
  const parts = said.filter((each) => each.words.includes(words))
  return exact?.name ?? (parts.length === 1 ? parts[0]?.name : undefined)
}

export function hrefOf({ person, event, from, to, agency }: Omit<TrailFilter, 'cursor'>, cursor?: string): string {
  const pairs = Object.entries({ person, event, from, to, agency, cursor })
  const query = new URLSearchParams(pairs.filter((pair): pair is [string, string] => Boolean(pair[1]))).toString()
  return query ? `/admin/audit?${query}` : '/admin/audit'
}

export const isAgencyId = (asked: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(asked)
