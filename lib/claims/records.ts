/** The row of a claim, and how it stands for written fields, rules and versions. */
import { getTableColumns, sql } from 'drizzle-orm'
import { lastingRecord, ofActingPerson, supervisesActing } from '@/lib/platform/row-security'
import type { ClaimFields } from './fields'
import { areSameTopics, type Stand } from './rules'
import { claims } from './tables'

export const claimColumns = {
  ...getTableColumns(claims),
  /** The actor's, under whichever of their records. */
  own: sql<boolean>`${ofActingPerson(claims.personId)}`,
  /** It is of somebody who supervises the actor there. */
  above: sql<boolean>`${supervisesActing(claims.personId, claims.agencyId)}`,
  /** Who hears of it and whose credit it becomes: the record that goes on. */
  lastingId: sql<string>`${lastingRecord(claims.personId)}`,
  /** Who decided so far, under the record that goes on: nobody answers themselves under another one. */
  firstBy: sql<string | null>`${lastingRecord(claims.firstBy)}`,
  decidedBy: sql<string | null>`${lastingRecord(claims.decidedBy)}`,
}
export type ClaimRow = typeof claims.$inferSelect & { own: boolean; above: boolean; lastingId: string }

export const versionOfRow = ({ updatedAt }: Pick<ClaimRow, 'updatedAt'>): string => updatedAt.toISOString()

export const standOf = (row: ClaimRow): Stand => ({
  ...{ state: row.status, minutes: row.minutes, acceptedMinutes: row.acceptedMinutes },
  otherTopics: row.acceptedTopics !== null && !areSameTopics(row.acceptedTopics, row),
  decidedBy: [row.firstBy, row.decidedBy].filter((each) => each !== null),
  settled: row.settledAt !== null,
})

export const fieldsOf = (row: ClaimRow): ClaimFields => ({
  ...{ title: row.title, provider: row.provider, startsOn: row.startsOn ?? '', endsOn: row.endsOn ?? '' },
  ...{ minutes: row.minutes, mode: row.mode, topicIds: row.topicIds, note: row.note },
  topicMinutes: row.topicMinutes,
  priorityIds: row.priorityIds as ClaimFields['priorityIds'],
  ...{ agencyId: row.forAgencyId, eventSlug: row.eventSlug, relatedSlug: row.relatedSlug },
})

export const columnsOf = ({ agencyId, startsOn, endsOn, ...fields }: ClaimFields) => ({
  ...fields,
  ...{ forAgencyId: agencyId, startsOn: startsOn || null, endsOn: endsOn || null },
})
