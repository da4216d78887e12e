/** The row of a request, and what its columns hold of the fields that were written. */
import { sql } from 'drizzle-orm'
import { lastingRecord, ofActingPerson } from '@/lib/platform/row-security'
import { isDayText } from '@/lib/platform/text'
import type { FieldsOf, RequestFields } from './inputs'
import { requests } from './tables'

export const requestColumns = {
  id: requests.id,
  kind: requests.kind,
  status: requests.status,
  personId: requests.personId,
  agencyId: requests.agencyId,
  fields: requests.fields,
  state: requests.state,
  priorityIds: requests.priorityIds,
  wishedOn: requests.wishedOn,
  planRulesId: requests.planRulesId,
  serviceLevelsId: requests.serviceLevelsId,
  officerId: requests.officerId,
  eventId: requests.eventId,
  createdAt: requests.createdAt,
  updatedAt: requests.updatedAt,
  sentAt: requests.sentAt,
  sentOn: requests.sentOn,
  answeredAt: requests.answeredAt,
  decidedAt: requests.decidedAt,
  summary: requests.summary,
  /** Asked by whoever acts, under whichever of their records. */
  own: sql<boolean>`${ofActingPerson(requests.personId)}`,
  /** Who hears of it: the record that goes on. */
  hears: sql<string>`${lastingRecord(requests.personId)}`,
}
export type RequestRow = typeof requests.$inferSelect & { own: boolean; hears: string }

export const versionOfRow = ({ updatedAt }: Pick<RequestRow, 'updatedAt'>): string => updatedAt.toISOString()

export type Held = FieldsOf<'training'> | FieldsOf<'prosecution-training'>
/** Of a training: day, place and people. */
export const heldOf = (fields: RequestFields): Held | null =>
  fields.kind === 'training' || fields.kind === 'prosecution-training' ? fields : null

const dayOf = (text: string) => (isDayText(text) ? text : null)

/** What the queue and the figures ask by. */
export const askedColumns = (fields: RequestFields) => ({
  kind: fields.kind,
  agencyId: fields.agencyId,
  fields,
  state: fields.state || null,
  priorityIds: fields.priorityIds,
  wishedOn: dayOf(heldOf(fields)?.wishedOn ?? (fields.kind === 'other-help' ? fields.neededBy : '')),
})

const BEGINNING = 90
const beginningOf = (text: string) => (text.length > BEGINNING ? `${text.slice(0, BEGINNING - 1).trimEnd()}…` : text)

/** What it is about, in few words; `named`: the module or topic that the fields name by id. */
export function aboutOf(fields: RequestFields, named: string | null): string {
  if (fields.kind === 'prosecution-training') return fields.subject
  if (fields.kind === 'coaching') return fields.organization
  return named ?? beginningOf(fields.need)
}
