/** Keeping an agency's teams: what they are called, and who is in them since when and until when. */
import { eq, sql } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import { refuseStale, versionOf } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { anyId, insertRows } from '@/lib/platform/bulk'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { forbidden, invalid, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { servesYet } from '@/lib/platform/row-security'
import { addDays, type Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { can, refusal } from './policy'
import { servingRecord } from './serving-record'
import {
  addTeamMembersInput,
  changeTeamInput,
  changeTeamMemberInput,
  endTeamInput,
  MOST_IN_TEAM,
  makeTeamInput,
  teamEndFields,
  teamFields,
  teamInput,
  teamMemberFields,
} from './team-inputs'
import { teamMembers, teams } from './team-tables'
import { lastDayOf, usedWords } from './words'

/** Makes a team of an agency. Sent twice, it is made once. @throws not-found, forbidden; invalid for a name that is taken */
export async function makeTeam(ctx: Ctx, input: unknown): Promise<{ teamId: string }> {
  const { agencyId, key, ...terms } = makeTeamInput.parse(input)
  if (!can.managePeople(ctx.actor, agencyId)) throw refusal(ctx.actor, agencyId)
  return writeOnce(ctx, 'team.made', { key, terms: { agencyId, ...terms } }, async (w) => {
    await oneNameAtATime(w, agencyId)
    const teamId = newId()
    const row = { id: teamId, agencyId, ...terms, createdAt: w.ctx.now }
    const added = await w.tx.insert(teams).values(row).onConflictDoNothing().returning({ id: teams.id })
    if (added.length === 0) throw taken(terms.name)
    w.record('team.made', { kind: 'team', id: teamId, agencyId, detail: terms })
    return { teamId }
  })
}

/** Two that get the same name at once: the second finds the first. */
const oneNameAtATime = (w: Writer, agencyId: string) =>
  w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`teams of ${agencyId}`}, 0))`)

const taken = (name: string) => invalid('name', `A team named ${name} is there already.`)

/**
 * Calls it otherwise; what its people are told of it follows.
 * @throws not-found, forbidden; conflict when it was changed since it was read; invalid for a name that is taken
 */
export async function changeTeam(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { teamId, madeFrom, ...given } = changeTeamInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { agencyId, endsOn: _, ...current } = await lockTeam(w, teamId)
    await oneNameAtATime(w, agencyId)
    const what = 'This team was changed in the meantime.'
    const version = versionOf(current)
    if (!refuseStale({ madeFrom, version, current, given, names: teamFields, what })) return { version }
    const others = await w.tx.execute(sql`select 1 from ${teams} where agency_id = ${agencyId}::uuid
      and id <> ${teamId}::uuid and lower(name) = lower(${given.name})`)
    if (others.length > 0) throw taken(given.name)
    await w.tx.update(teams).set(given).where(eq(teams.id, teamId))
    const members = await w.tx.execute<{ id: string }>(sql`
      select distinct ${servingRecord('m')} as id from ${teamMembers} m where m.team_id = ${teamId}::uuid`)
    w.touch({ agency: agencyId, people: members.map(({ id }) => id) })
    w.record('team.changed', { kind: 'team', id: teamId, agencyId, detail: { before: current, after: given } })
    return { version: versionOf(given) }
  })
}

/**
 * Says the last day of a team, or that it goes on. Whoever is in it ends with it, and whoever was to join later never does; moved to
 * a later day, it brings nobody back. Nothing is asked for it from the day after, and no new requirement is for it.
 * @throws not-found, forbidden; conflict when its end was changed since it was read; invalid for a day of no known time
 */
export async function endTeam(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { teamId, madeFrom, lastOn } = endTeamInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { agencyId, name, endsOn } = await lockTeam(w, teamId)
    const current = { lastOn: endsOn && addDays(endsOn, -1) }
    const version = versionOf(current)
    const what = 'The last day of this team was changed in the meantime.'
    if (!refuseStale({ madeFrom, version, current, given: { lastOn }, names: teamEndFields, what })) return { version }
    if (lastOn !== null) refuseEarly(lastOn, 'lastOn')
    const validTo = lastOn && addDays(lastOn, 1)
    await w.tx.update(teams).set({ validTo }).where(eq(teams.id, teamId))
    const people = validTo ? await endMembers(w, { teamId, agencyId, validTo }) : []
    w.record('team.ended', { kind: 'team', id: teamId, agencyId, detail: { name, before: current, lastOn, people } })
    return { version: versionOf({ lastOn }) }
  })
}

type TeamEnd = { teamId: string; agencyId: string; validTo: Day }

/** @returns whose days in the team are others than before */
async function endMembers(w: Writer, { teamId, agencyId, validTo }: TeamEnd): Promise<string[]> {
  const last = sql`greatest(m.valid_from, ${validTo}::date)`
  const ended = await w.tx.execute<{ personId: string; servingId: string }>(sql`
    update ${teamMembers} m set valid_to = ${last}
    where m.team_id = ${teamId}::uuid and (m.valid_to is null or m.valid_to > ${last})
    returning m.person_id as "personId", ${servingRecord('m')} as "servingId"`)
  w.touch({ agency: agencyId, people: ended.map(({ servingId }) => servingId) })
  return ended.map(({ personId }) => personId)
}

/**
 * Removes a team that nobody was ever written into and no requirement was ever for.
 * @throws not-found, forbidden; not-now where it was used, which its end does not undo
 */
export async function removeTeam(ctx: Ctx, input: unknown): Promise<void> {
  const { teamId } = teamInput.parse(input)
  await write(ctx, 'team.removed', async (w) => {
    const { agencyId, name, kind } = await lockTeam(w, teamId, 'update')
    const used = await usedBy(w.tx, teamId)
    if (used) throw notNow(`${usedWords[used]} End the team instead: its history stays.`)
    await w.tx.delete(teams).where(eq(teams.id, teamId))
    w.record('team.removed', { kind: 'team', id: teamId, agencyId, detail: { name, kind } })
  })
}

/** What keeps a team from being removed: a row of somebody's days, mistaken ones too, or of a requirement. */
export async function usedBy(tx: Tx, teamId: string): Promise<keyof typeof usedWords | null> {
  const [row] = await tx.execute<{ people: boolean; requirement: boolean }>(sql`
    select exists (select 1 from team_members m where m.team_id = ${teamId}::uuid) as people,
      exists (select 1 from assignments a where a.team_id = ${teamId}::uuid) as requirement`)
  return row?.people ? 'people' : row?.requirement ? 'requirement' : null
}

/**
 * Adds people of the agency to a team from a day on. Whoever is in it on that day or later is not added again.
 * @throws not-found, forbidden; invalid for whoever is not on the roster, a day of no known time, and more than it holds
 */
export async function addTeamMembers(ctx: Ctx, input: unknown): Promise<{ added: number }> {
  const { teamId, personIds, firstOn } = addTeamMembersInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const { agencyId, name, endsOn } = await lockTeam(w, teamId)
    refuseEarly(firstOn)
    refuseEnded('firstOn', firstOn, endsOn)
    await refuseStrangers(w, agencyId, personIds)
    const inIt = await w.tx.execute<{ id: string }>(sql`select ${servingRecord('m')} as id from ${teamMembers} m
      where m.team_id = ${teamId}::uuid and (m.valid_to is null or m.valid_to > greatest(m.valid_from, ${firstOn}::date))`)
    const known = new Set(inIt.map(({ id }) => id))
    const given = [...new Set(personIds.map((id) => id.toLowerCase()))].filter((id) => !known.has(id))
    if (known.size + given.length > MOST_IN_TEAM)
      throw invalid('personIds', `At most ${MOST_IN_TEAM} people are in a team at a time.`)
    const signed = { recordedAt: w.ctx.now, recordedBy: actingPersonId(w.ctx.actor) }
    const rows = given.map((personId) => ({
      ...{ id: newId(), teamId, personId, agencyId, validFrom: firstOn, validTo: endsOn, ...signed },
    }))
    await insertRows(w.tx, teamMembers, rows)
    w.touch({ agency: agencyId, people: given })
    for (const personId of given)
      w.record('team-member.added', { kind: 'team', id: teamId, personId, agencyId, detail: { name, firstOn } })
    return { added: given.length }
  })
}

/**
 * Says anew since when and until when somebody is in a team, or that they never were; it ends so, too.
 * @throws not-found, forbidden; conflict when it was changed since it was read; invalid for days out of order, or in which
 * they are in it already
 */
export async function changeTeamMember(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const { memberId, madeFrom, ...asked } = changeTeamMemberInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const member = await lockMember(w, memberId)
    const { teamId, agencyId, personId, name } = member
    const current = daysOf(member)
    // Who is told a last day was in it.
    const wasMistake = current.isMistake && asked.lastOn === undefined
    const { firstOn, lastOn = current.lastOn, isMistake = wasMistake } = asked
    const span = spanOf({ firstOn, lastOn, isMistake })
    refuseEnded('firstOn', span.validFrom, member.endsOn)
    if (span.validTo) refuseEnded('lastOn', addDays(span.validTo, -1), member.endsOn)
    span.validTo ??= member.endsOn
    // As it will be read: in a team that has ended nobody stays on, and a mistake has no last day.
    const given = daysOf(span)
    const version = versionOf(current)
    const what = 'These days were changed in the meantime.'
    if (!refuseStale({ madeFrom, version, current, given, names: teamMemberFields, what })) return { version }
    await refuseOverlap(w, member, span)
    await w.tx.update(teamMembers).set(span).where(eq(teamMembers.id, memberId))
    w.touch({ agency: agencyId, people: [member.servingId] })
    const detail = { name, before: current, after: given }
    w.record('team-member.changed', { kind: 'team', id: teamId, personId, agencyId, detail })
    return { version: versionOf(given) }
  })
}

type Days = { firstOn: Day; lastOn: Day | null; isMistake: boolean }
type Span = { validFrom: Day; validTo: Day | null }

/** As the form has them; `validTo` is the first day on which they are in it no longer. */
export const daysOf = ({ validFrom, validTo }: Span): Days =>
  validTo === validFrom
    ? { firstOn: validFrom, lastOn: null, isMistake: true }
    : { firstOn: validFrom, lastOn: validTo && lastDayOf(validFrom, validTo), isMistake: false }

function spanOf({ firstOn, lastOn, isMistake }: Days): Span {
  refuseEarly(firstOn)
  if (isMistake) return { validFrom: firstOn, validTo: firstOn }
  if (lastOn !== null && lastOn < firstOn)
    throw invalid('lastOn', `The last day is not before the first, ${longDay(firstOn)}.`)
  return { validFrom: firstOn, validTo: lastOn && addDays(lastOn, 1) }
}

const EARLIEST = '1940-01-01'
function refuseEarly(day: Day, field = 'firstOn'): void {
  if (day < EARLIEST) throw invalid(field, 'Choose a day after 1940.')
}

/** Nobody is in a team after its last day. */
function refuseEnded(field: 'firstOn' | 'lastOn', day: Day, endsOn: Day | null): void {
  if (endsOn !== null && day >= endsOn)
    throw invalid(field, `The last day of this team is ${longDay(addDays(endsOn, -1))}.`)
}

/** Whoever is not on the roster is refused; that it is somebody elsewhere is not said. */
async function refuseStrangers(w: Writer, agencyId: string, personIds: readonly string[]): Promise<void> {
  const rows = await w.tx.execute<{ id: string }>(sql`select distinct a.person_id as id from affiliations a
    where a.agency_id = ${agencyId}::uuid and a.person_id = ${anyId(personIds)} and ${servesYet()}`)
  const known = new Set(rows.map(({ id }) => id))
  if (personIds.some((id) => !known.has(id.toLowerCase())))
    throw invalid('personIds', 'Somebody you chose is not on the roster. Choose people of this agency.')
}

type Whose = { memberId: string; teamId: string; servingId: string }

/** Also under another record of theirs. */
async function refuseOverlap(w: Writer, { memberId, teamId, servingId }: Whose, span: Span): Promise<void> {
  if (span.validTo === span.validFrom) return
  const rows = await w.tx.execute(sql`select 1 from ${teamMembers} m where m.team_id = ${teamId}::uuid
    and ${servingRecord('m')} = ${servingId}::uuid and m.id <> ${memberId}::uuid
    and daterange(m.valid_from, m.valid_to) && daterange(${span.validFrom}::date, ${span.validTo}::date)`)
  if (rows.length > 0) throw invalid('firstOn', 'They are in it already on one of these days.')
}

/** Locks a team that whoever acts keeps: one change to it at a time. @throws not-found, forbidden */
async function lockTeam(w: Writer, teamId: string, how: 'no key update' | 'update' = 'no key update') {
  const find = () =>
    w.tx
      .select({ agencyId: teams.agencyId, name: teams.name, kind: teams.kind, endsOn: teams.validTo })
      .from(teams)
      .where(eq(teams.id, teamId))
  const [seen] = await find()
  if (!seen || !can.listPeople(w.ctx.actor, seen.agencyId)) throw notFound('This team')
  if (!can.managePeople(w.ctx.actor, seen.agencyId)) throw forbidden()
  const [row] = await find().for(how)
  if (!row) throw notFound('This team')
  return row
}

async function lockMember(w: Writer, memberId: string) {
  const find = () =>
    w.tx
      .select({
        teamId: teamMembers.teamId,
        personId: teamMembers.personId,
        servingId: sql<string>`(select ${servingRecord('m')} from team_members m where m.id = team_members.id)`,
        validFrom: teamMembers.validFrom,
        validTo: teamMembers.validTo,
      })
      .from(teamMembers)
      .where(eq(teamMembers.id, memberId))
  const [seen] = await find()
  if (!seen) throw notFound('This person')
  const team = await lockTeam(w, seen.teamId)
  const [row] = await find()
  return { ...team, ...(row ?? seen), memberId }
}
