/** Who would be nearer to what they owe by coming to an event. */
import { sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Tx } from '@/lib/platform/database'
import { type Day, daysBetween } from '@/lib/platform/time'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import type { Explanation } from '@/lib/requirements/engine/facts'
import type { CountableCredit, CountedCredit } from '@/lib/requirements/engine/lots'
import { appliesOn, pending } from '@/lib/requirements/pending'
import { isAskedFor, wouldAdd } from '@/lib/requirements/previewed/would-count'
import type { AgencyToday } from './serving'
import type { GroupMember } from './shapes'

/** The event as the credit that it would give; null where it gives none. */
export type Training = CountableCredit | null
type Gives = {
  id: string
  creditMinutes: number | null
  topicIds: string[]
  priorityIds: string[]
  format: string
  agencyId: string | null
  seriesId: string | null
  /** Who gives it. */
  provider: string
  /** What its credit will be called, where it gives one and that matters. */
  creditTitle?: string | undefined
}

/** As attendance posts it: of several topics nobody knows how long each took. */
export function trainingOf({ id, creditMinutes, topicIds, priorityIds, format, ...given }: Gives): Training {
  if (!creditMinutes) return null
  const [topic, ...others] = topicIds
  const topicMinutes = topic && others.length === 0 ? { [topic]: creditMinutes } : null
  const mode = format === 'virtual' ? 'virtual' : 'in-person'
  const { provider, agencyId: providerAgencyId, seriesId, creditTitle: title } = given
  const of = { provider, providerAgencyId, eventId: id, seriesId, title }
  const about = { topicIds, topicMinutes, priorityIds, mode, source: 'event', ...of } as const
  return { id, courseId: null, creditMinutes, earnedOn: '', reversed: false, about }
}

/** Versions of the agency's rules that the training is of. */
export async function versionsThatAsk(tx: Tx, { agencyId, today }: AgencyToday, training: Training): Promise<string[]> {
  if (!training) return []
  const rows = await tx.execute<{ id: string; criterion: Criterion }>(sql`
    select v.id, v.criterion from requirement_versions v join requirements r on r.id = v.requirement_id
    where r.agency_id = ${agencyId}::uuid and (r.retired_on is null or r.retired_on > ${today}::date)
      and v.criterion->>'kind' <> 'course'`)
  return rows.filter(({ criterion }) => isAskedFor(criterion, training)).map(({ id }) => id)
}

type Owed = {
  personId: string
  name: string
  dueOn: Day | null
  criterion: Criterion
  explanation: Explanation
  counted: CountedCredit[]
}

/** What each of these people owes that the training counts toward, the nearest date first. */
export async function helpsOf(
  tx: Tx,
  agency: AgencyToday,
  training: Training,
  personIds: readonly string[],
): Promise<Map<string, GroupMember['helps']>> {
  const found = new Map<string, GroupMember['helps']>()
  const versionIds = await versionsThatAsk(tx, agency, training)
  if (!training || versionIds.length === 0) return found
  const { agencyId, today } = agency
  const rows = await tx.execute<Owed>(sql`
    select o.person_id as "personId", r.name, o.due_on as "dueOn", v.criterion, o.explanation, o.counted_credits as counted
    from obligations o join requirements r on r.id = o.requirement_id join requirement_versions v on v.id = o.version_id
    where o.agency_id = ${agencyId}::uuid and o.person_id = ${anyId(personIds)} and o.version_id = ${anyId(versionIds)}
      and ${appliesOn(today)} and ${pending(today)}
    order by o.due_on, r.name, o.requirement_id`)
  for (const { personId, name, dueOn, criterion, explanation, counted } of rows) {
    const adds = wouldAdd({ asks: criterion, owed: explanation.owed ?? null, counted, day: today }, training)
    const late = dueOn === null ? 0 : daysBetween(dueOn, today)
    const each = { requirementName: name, dueOn, daysOverdue: late > 0 ? late : null, adds }
    found.set(personId, [...(found.get(personId) ?? []), each])
  }
  return found
}
