/** Two records of somebody who cannot read mail at one of them any longer: an administrator joins them, and nothing of it is silent. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { agencies, roles } from '@/lib/agencies/tables'
import { deriveAll, touches } from '@/lib/audit/derivations'
import { versionOf } from '@/lib/audit/versions'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { byEmail, findLogin } from '@/lib/identity/logins'
import type { Pair } from '@/lib/identity/moved'
import { recentOwnerOf } from '@/lib/identity/own-addresses'
import { joinedRecords, people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notNow } from '@/lib/platform/errors'
import { fold } from '@/lib/platform/fold'
import { type Standing, standingOf } from '@/lib/requirements/derived/standing'
import { type joinPreviewShape, joinRecordsInput, previewJoinInput, type StandingThen } from './inputs'
import { joinIn, signsInWith } from './joining'
import { lockBoth } from './moving'
import { can } from './policy'
import { factsOfBoth } from './queries'

type Named = Omit<z.infer<typeof previewJoinInput>, 'evidence' | 'reason'>
type Preview = z.infer<typeof joinPreviewShape>
type Holder = Preview['duties'][number]['holder']

/**
 * What two records hold and what would be another if they were joined: everything is done as it would be, and undone. That
 * it was looked at, and why, stands in the trail of both.
 * @throws as joinRecords
 */
export async function previewJoin(ctx: Ctx, input: unknown): Promise<Preview> {
  if (!can.joinOthers(ctx.actor)) throw forbidden()
  const { evidence, reason, ...named } = previewJoinInput.parse(input)
  return write(ctx, 'record.compared', async (w) => {
    const administratorId = await recentOwnerOf(ctx, w.tx)
    return asSystem(w.tx, ctx, async () => {
      const pair = await findPair(w, named, administratorId)
      await lockBoth(w, pair)
      const facts = await factsToAgreeOn(w, pair)
      const before = await standingOf(w.tx, both(pair), ctx.now)
      const after = await standingIfJoined(w, pair, { evidence, reason })
      for (const personId of both(pair))
        w.record('record.compared', { kind: 'person', id: personId, personId, detail: { evidence, reason } })
      return { ...facts, seen: versionOf({ ...facts, ...pair }), obligations: differences(before, after) }
    })
  })
}

/**
 * Joins two records that an administrator knows to be one person's, for a stated reason, once the preview was seen. All
 * addresses of both are told, and the agencies that look after the person find it in their trail; everybody who is signed
 * in as either is signed out, and every token ends. Parted again as any other. Sent again it changes nothing more.
 * @throws forbidden, also for a record of one's own; invalid for an address nobody signs in with, another name, or one
 * record twice; conflict when either holds something else than was seen; not-now where a platform role is held, both serve
 * in one agency, the record to be joined is made of two already, or after an older sign-in
 */
export async function joinRecords(ctx: Ctx, input: unknown): Promise<{ joinId: string }> {
  if (!can.joinOthers(ctx.actor)) throw forbidden()
  const { evidence, reason, seen, ...named } = joinRecordsInput.parse(input)
  return writeIfNeeded(ctx, async (w) => {
    const administratorId = await recentOwnerOf(ctx, w.tx)
    return asSystem(w.tx, ctx, async () => {
      const before = await joinOf(w, named)
      if (before) return before
      const pair = await findPair(w, named, administratorId)
      await lockBoth(w, pair)
      const meanwhile = await joinOf(w, named)
      if (meanwhile) return meanwhile
      // Either address may lead to another record by now.
      const now = await findPair(w, named, administratorId)
      const isSame = now.personId === pair.personId && now.lastingId === pair.lastingId
      if (!isSame || versionOf({ ...(await factsToAgreeOn(w, pair)), ...pair }) !== seen)
        throw conflict('One of the records holds something else by now. Look at both again, then join them.')
      return { joinId: await joinIn(w, pair, { evidence, reason }) }
    })
  })
}

const both = ({ personId, lastingId }: Pair): string[] => [personId, lastingId]

/** The join that stands of the record which the one address led to, with the one that the other leads to. */
async function joinOf(w: Writer, { lasting, joined }: Named): Promise<{ joinId: string } | null> {
  const [lastingId, now] = [await signsInWith(w, lasting), await signsInWith(w, joined)]
  if (!lastingId || lastingId !== now) return null
  const login = await findLogin(w.tx, byEmail(joined))
  const [join] = await w.tx
    .select({ joinId: joinedRecords.id })
    .from(joinedRecords)
    .where(
      and(
        ...[eq(joinedRecords.lastingId, lastingId), isNull(joinedRecords.endedAt)],
        sql`${joinedRecords.moved}->'logins' @> ${JSON.stringify([{ id: login?.id }])}::jsonb`,
      ),
    )
  return join ?? null
}

/** Both records, as far as an administrator may join them. */
async function findPair(w: Writer, named: Named, administratorId: string): Promise<Pair> {
  const lastingId = await findRecord(w, 'lasting', named.lasting, named.lastingFamilyName)
  const personId = await findRecord(w, 'joined', named.joined, named.joinedFamilyName)
  if (personId === lastingId) throw invalid('joined', 'Both addresses sign in to one record. There is nothing to join.')
  if (both({ personId, lastingId }).includes(administratorId))
    throw forbidden(
      'Nobody joins records of their own here. Add the address under Profile, or ask another administrator.',
    )
  await refusePlatformRoles(w, { personId, lastingId })
  return { personId, lastingId }
}

async function findRecord(w: Writer, field: 'lasting' | 'joined', address: string, familyName: string) {
  const personId = await signsInWith(w, address)
  if (!personId)
    throw invalid(
      field,
      'Nobody signs in with this address. A line that nobody has signed in to belongs to its agency, which corrects it on the roster.',
    )
  const [person] = await w.tx.select({ familyName: people.familyName }).from(people).where(eq(people.id, personId))
  if (!person || fold(person.familyName) !== fold(familyName))
    throw invalid(
      `${field}FamilyName`,
      'The record of this address bears another last name. Check both with the person.',
    )
  return personId
}

/** Whoever reads the other mailbox would hold it from then on, and nobody has proved who that is. */
async function refusePlatformRoles(w: Writer, pair: Pair): Promise<void> {
  const [held] = await w.tx
    .select({ role: roles.role })
    .from(roles)
    .where(and(inArray(roles.personId, both(pair)), isNull(roles.agencyId), isNull(roles.revokedAt)))
    .limit(1)
  if (held)
    throw notNow(
      'One of the two records holds a role on the whole platform. Revoke it first, or let the person join them under Profile.',
    )
}

/** What has to be as it was seen. From then on whoever reads mail at either holds the duties of both. */
async function factsToAgreeOn(w: Writer, pair: Pair) {
  const duties = await w.tx
    .select({
      holder: sql<Holder>`case when ${roles.personId} = ${pair.lastingId}::uuid then 'lasting' else 'joined' end`,
      ...{ role: roles.role, agencyName: agencies.name },
    })
    .from(roles)
    .innerJoin(agencies, eq(agencies.id, roles.agencyId))
    .where(and(inArray(roles.personId, both(pair)), isNull(roles.revokedAt)))
    .orderBy(asc(agencies.name), asc(roles.role), asc(roles.id))
  return { ...(await factsOfBoth(w.tx, pair)), duties }
}

/** How both would stand: the join is made, what follows is derived, and all of it is taken back. */
async function standingIfJoined(w: Writer, pair: Pair, grounds: Parameters<typeof joinIn>[2]): Promise<Standing[]> {
  const { touched, touch } = touches()
  await w.tx.execute(sql`savepoint as_it_is`)
  await joinIn({ ...w, touch, record: () => {} }, pair, grounds)
  await deriveAll(w, touched)
  const after = await standingOf(w.tx, both(pair), w.ctx.now)
  await w.tx.execute(sql`rollback to savepoint as_it_is`)
  return after
}

/** Of each requirement, where something is another: met by the other record, asked of this one now. */
function differences(before: readonly Standing[], after: readonly Standing[]): Preview['obligations'] {
  const found = new Map([...before, ...after].map((each) => [each.requirementId, each]))
  return [...found.values()].flatMap(({ requirementId, name, agencyName }) => {
    const [was, is] = [then(before, requirementId), then(after, requirementId)]
    return was?.kind === is?.kind && was?.on === is?.on ? [] : [{ name, agencyName, before: was, after: is }]
  })
}

function then(standing: readonly Standing[], requirementId: string): StandingThen | null {
  const found = standing.find((each) => each.requirementId === requirementId)
  if (!found || found.status.kind === 'not-applicable') return null
  const { kind, satisfiedOn, dueOn } = found.status
  return { kind, on: satisfiedOn ?? dueOn }
}
