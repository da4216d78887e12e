/** What is done with requirements, and taking back a credit that met them. */
import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import { writeOnce } from '@/lib/audit/once'
import type { MadeFrom } from '@/lib/audit/sent'
import { type Writer, write, writeIfNeeded } from '@/lib/audit/write'
import { courses } from '@/lib/catalog/tables'
import { lastingOf } from '@/lib/identity/joined-records'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { asSystem, read } from '@/lib/platform/database'
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { type Day, dayIn } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { authorizeCorrection, revokeCertificatesOf } from '@/lib/records/commands'
import { reverseCreditInput } from '@/lib/records/inputs'
import { postReversal } from '@/lib/records/ledger'
import { credits } from '@/lib/records/tables'
import { checkNamed } from './called'
import { type Again, rebuildAgency } from './derived/rebuild'
import { allOf } from './engine/criterion'
import { changeRequirementInput, makeRequirementInput, type RequirementTerms, retireRequirementInput } from './inputs'
import { latestTerms, refuseOvertaken } from './overtaken'
import { can } from './policy'
import { settled } from './settled'
import { assignmentPeople, assignments, requirements, requirementVersions } from './tables'
import { holdTeam, namedInAssignment, refuseElsewhere } from './whom'

/**
 * Takes a credit back: a reversing credit is posted, and its certificates are revoked with the same reason. For the
 * coordinator of the agency of record or an administrator, never for one's own.
 * @throws not-found, forbidden for one's own, conflict when it was reversed before
 */
export async function reverseCredit(ctx: Ctx, input: unknown): Promise<{ reversalId: string }> {
  const { creditId, reason } = reverseCreditInput.parse(input)
  return write(ctx, 'credit.reversed', async (w) => {
    const [credit] = await asSystem(w.tx, ctx, () =>
      w.tx
        .select({ personId: credits.personId, agencyId: credits.agencyId })
        .from(credits)
        .where(eq(credits.id, creditId)),
    )
    if (!credit) throw notFound('This credit')
    const lastingId = await lastingOf(w.tx, credit.personId)
    authorizeCorrection(ctx, { ...credit, lastingId }, 'This credit')
    const reversal = await postReversal(w, { creditId, reason })
    await revokeCertificatesOf(w, { creditId, reason })
    return { reversalId: reversal.creditId }
  })
}

/**
 * Makes a requirement of an agency and derives who owes it. It may take effect on a day past (an agency that brings its
 * rules along) or to come. Sent twice, it is made once. @throws not-found; forbidden; invalid for a module or unit that
 * is not there; conflict for a key that was used for other terms
 */
export async function makeRequirement(ctx: Ctx, input: unknown): Promise<{ requirementId: string }> {
  const { agencyId, key, ...terms } = makeRequirementInput.parse(input)
  if (!can.keep(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  return writeOnce(ctx, 'requirement.made', { key, terms: { agencyId, ...terms } }, (w) =>
    addRequirement(w, agencyId, terms),
  )
}

/** The step of `makeRequirement`, for whoever has looked at who may. @throws invalid */
export async function addRequirement(w: Writer, agencyId: string, given: RequirementTerms) {
  const requirementId = newId()
  // There is nothing yet that it could replace.
  const { replaces: _, ...limits } = given.limits
  const terms = { ...given, limits }
  await checkTerms(w, agencyId, terms)
  await w.tx.insert(requirements).values({ id: requirementId, agencyId, name: terms.name, createdAt: w.ctx.now })
  const versionId = await addVersion(w, { requirementId, agencyId, number: 1 }, terms)
  await addAssignment(w, { requirementId, agencyId, versionId }, terms)
  w.touch({ requirement: requirementId })
  w.record('requirement.made', {
    kind: 'requirement',
    id: requirementId,
    agencyId,
    detail: ({ obligations }) => ({ name: terms.name, obligations }),
  })
  return { requirementId }
}

/**
 * Changes a requirement by a new version from a day on (today or later, not before the version it follows). Cycles that
 * opened before keep the rule they opened under. Whoever is left out stays so where nothing is said of it. @throws not-found; forbidden; conflict when it is retired or was changed
 * since the version that the change was made from; invalid
 */
export async function changeRequirement(ctx: Ctx, input: unknown): Promise<{ version: number }> {
  const { requirementId, madeFrom, ...terms } = changeRequirementInput.parse(input)
  return writeIfNeeded(ctx, (w) =>
    changeTerms(w, { requirementId, madeFrom }, (held) => ({
      ...terms,
      exceptPersonIds: terms.exceptPersonIds ?? held.exceptPersonIds,
    })),
  )
}

/** `undoes`: the version whose terms it takes back. */
type Made = { requirementId: string; madeFrom: MadeFrom; undoes?: number }

/**
 * The step of `changeRequirement`: `change` gives the new terms from those that hold.
 * @throws not-found; forbidden; conflict; invalid
 */
export async function changeTerms(
  w: Writer,
  { requirementId, madeFrom, undoes }: Made,
  change: (held: RequirementTerms) => RequirementTerms,
): Promise<{ version: number }> {
  const { agencyId, today } = await lockToKeep(w, requirementId)
  const last = await latestTerms(w, requirementId)
  const terms = change(last.terms)
  if (!refuseOvertaken(last, { madeFrom, given: terms })) return { version: last.number }
  const soonest = last.terms.effectiveFrom > today ? last.terms.effectiveFrom : today
  if (terms.effectiveFrom < soonest)
    throw invalid('effectiveFrom', `A change takes effect on ${longDay(soonest)} or later.`)
  await checkTerms(w, agencyId, terms)
  const number = last.number + 1
  const versionId = await addVersion(w, { requirementId, agencyId, number }, terms)
  await reassign(w, { requirementId, agencyId, versionId }, terms)
  await w.tx.update(requirements).set({ name: terms.name }).where(eq(requirements.id, requirementId))
  w.touch({ requirement: requirementId })
  w.record('requirement.changed', {
    kind: 'requirement',
    id: requirementId,
    agencyId,
    detail: ({ obligations }) => ({
      name: terms.name,
      version: number,
      effectiveFrom: terms.effectiveFrom,
      ...(terms.limits.replaces && { replaces: terms.limits.replaces }),
      ...(undoes && { undoes }),
      obligations,
    }),
  })
  return { version: number }
}

/**
 * Ends a requirement from a day on (today when none is given, not earlier): what was met or missed before stays in the
 * record. @throws not-found; forbidden; conflict when it was retired before; invalid for a day past
 */
export async function retireRequirement(ctx: Ctx, input: unknown): Promise<{ retiredOn: Day }> {
  const { requirementId, retiredOn } = retireRequirementInput.parse(input)
  return write(ctx, 'requirement.retired', async (w) => {
    const { agencyId, today, name } = await lockToKeep(w, requirementId)
    const on = retiredOn ?? today
    if (on < today) throw invalid('retiredOn', `A requirement can be retired from today, ${longDay(today)}, on.`)
    await w.tx.update(requirements).set({ retiredOn: on }).where(eq(requirements.id, requirementId))
    w.touch({ requirement: requirementId })
    w.record('requirement.retired', {
      kind: 'requirement',
      id: requirementId,
      agencyId,
      detail: ({ obligations }) => ({ name, retiredOn: on, obligations }),
    })
    return { retiredOn: on }
  })
}

/**
 * Derives all obligations of all agencies again, one agency after the other; nothing differs unless a fact was changed
 * behind the product's back. For administrators and the weekly job. @param again leave out agencies that were done within the hour
 * @throws when some failed, once all others were done
 */
export async function rebuildObligations(
  ctx: Ctx,
  again: Again = 'at once',
): Promise<{ agencies: number; changed: number }> {
  if (!can.rebuild(ctx.actor)) throw forbidden()
  const as = ctx.actor.kind === 'system' ? ctx : systemCtx('rebuild-obligations', ctx.now)
  const rows = await read(as, (tx) =>
    tx.selectDistinct({ agencyId: requirements.agencyId }).from(requirements).orderBy(requirements.agencyId),
  )
  let total = 0
  const failed: unknown[] = []
  for (const { agencyId } of rows) {
    try {
      total += await rebuildAgency(as, agencyId, again)
    } catch (error) {
      log().error({ err: error, agencyId }, 'the obligations of an agency could not be derived again')
      failed.push(error)
    }
  }
  if (failed.length > 0)
    throw new Error(`Of ${rows.length} agencies, ${failed.length} could not be derived again.`, { cause: failed[0] })
  return { agencies: rows.length, changed: total }
}

type Whose = { requirementId: string; agencyId: string }

/** Locks a requirement that whoever acts keeps. @throws not-found; forbidden; conflict when it was retired */
export async function lockToKeep(w: Writer, requirementId: string) {
  const find = () =>
    w.tx
      .select({
        agencyId: requirements.agencyId,
        name: requirements.name,
        retiredOn: requirements.retiredOn,
        zone: agencies.timeZone,
      })
      .from(requirements)
      .innerJoin(agencies, eq(agencies.id, requirements.agencyId))
      .where(eq(requirements.id, requirementId))
  // Who may read and not change cannot lock it either, and is told so.
  const [seen] = await find()
  if (!seen || !can.read(w.ctx.actor, seen.agencyId)) throw notFound('This requirement')
  if (!can.keep(w.ctx.actor, seen.agencyId)) throw forbidden()
  // Not the key: what is derived for others refers to it meanwhile, and would wait for us while we wait for it.
  const [row] = await find().for('no key update', { of: requirements })
  if (!row) throw notFound('This requirement')
  if (row.retiredOn) throw conflict(`This requirement was retired from ${longDay(row.retiredOn)} on.`)
  return { ...row, today: dayIn(row.zone, w.ctx.now) }
}

async function checkTerms(w: Writer, agencyId: string, terms: RequirementTerms): Promise<void> {
  await checkNamed(w.tx, agencyId, terms.criterion)
  if (terms.limits.afterCourses) await checkNamed(w.tx, agencyId, allOf(terms.limits.afterCourses))
  if (terms.population === 'team') await holdTeam(w.tx, terms.teamId)
  await refuseElsewhere(w.tx, agencyId, terms)
}

/** Of the terms what a version has columns for: its name is the requirement's, and whom it is for stands in the assignment. */
async function addVersion(w: Writer, whose: Whose & { number: number }, terms: RequirementTerms): Promise<string> {
  const id = newId()
  const { repeatFrom, ...settledTerms } = settled(terms)
  await holdEditions(w, settledTerms)
  await w.tx.insert(requirementVersions).values({
    id,
    ...whose,
    ...settledTerms,
    repeatFrom: repeatFrom ?? 'completion',
    createdAt: w.ctx.now,
    createdBy: w.ctx.actor.kind === 'person' ? w.ctx.actor.personId : null,
  })
  return id
}

/**
 * Whoever publishes an edition of the module meanwhile looks for the rules that ask for it before ours can be seen: a rule waits
 * for that edition and is derived with it, or the edition waits for the rule.
 */
async function holdEditions(w: Writer, { criterion, limits }: Pick<RequirementTerms, 'criterion' | 'limits'>) {
  if (criterion.kind !== 'course' || (limits.editionDays === undefined && limits.editionMonths === undefined)) return
  await asSystem(w.tx, w.ctx, () =>
    w.tx.select({ id: courses.id }).from(courses).where(eq(courses.id, criterion.courseId)).for('share'),
  )
}

function whomOf(terms: RequirementTerms) {
  const { population, unitId, position, employment, role, teamId, personIds, exceptPersonIds } = settled(terms)
  const whom = { population, unitId, position, employment, role, teamId }
  return { whom, namedIds: population === 'people' ? personIds : exceptPersonIds }
}

type Dated = Whose & { versionId: string }

/** By the id of the version with which it is made. */
async function addAssignment(w: Writer, { versionId, ...whose }: Dated, terms: RequirementTerms): Promise<void> {
  const { whom, namedIds } = whomOf(terms)
  const assignmentId = versionId
  await w.tx
    .insert(assignments)
    .values({ id: assignmentId, ...whose, ...whom, validFrom: terms.effectiveFrom, validTo: null })
  if (namedIds.length === 0) return
  const { agencyId } = whose
  await w.tx.insert(assignmentPeople).values(namedIds.map((personId) => ({ assignmentId, personId, agencyId })))
}

/** Another population begins on the day the change takes effect, and the one before it ends. */
async function reassign(w: Writer, whose: Dated, terms: RequirementTerms): Promise<void> {
  const open = and(eq(assignments.requirementId, whose.requirementId), isNull(assignments.validTo))
  const [current] = await w.tx
    .select({
      population: assignments.population,
      unitId: assignments.unitId,
      position: assignments.position,
      employment: assignments.employment,
      role: assignments.role,
      teamId: assignments.teamId,
      namedIds: namedInAssignment,
    })
    .from(assignments)
    .where(open)
  const { whom, namedIds } = whomOf(terms)
  if (isDeepStrictEqual(current, { ...whom, namedIds })) return
  await w.tx.update(assignments).set({ validTo: terms.effectiveFrom }).where(open)
  await addAssignment(w, whose, terms)
}
