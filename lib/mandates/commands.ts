/** What is done with mandate packs: reading them against their sources, adopting them, answering a change. */
import { and, eq, sql } from 'drizzle-orm'
import { refuseAhead } from '@/lib/agencies/own-day'
import { agencies } from '@/lib/agencies/tables'
import { writeOnce } from '@/lib/audit/once'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { myName } from '@/lib/identity/my-name'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { conflict, type FieldProblem, forbidden, invalidFields, notFound, notNow } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { type Day, dayIn } from '@/lib/platform/time'
import { addRequirement, changeTerms, lockToKeep } from '@/lib/requirements/commands'
import { makeRequirementInput, type RequirementTerms } from '@/lib/requirements/inputs'
import { adoptPackInput, answerPackChangeInput, type PackStatus, recordReadingInput } from './inputs'
import { isLead, type Pack, type PackRule } from './pack'
import { can } from './policy'
import { type Adoption, adoptionsOf, latestEditions, readingsOf, statusOf } from './records'
import { adoptionQuestions, givenIn, isSaidAlready, missingIn, takenOver, termsOf, unreadOf } from './rules'
import { packAdoptions, packEditions, packReadings } from './tables'
import { leadWords } from './words'

/**
 * Records that somebody of the platform read an edition against its live source on a day; two people who found it as
 * written verify it. What the same person says again is once, unless another found a difference in between.
 * @throws forbidden; not-found; not-now for a lead; conflict for an edition that is no longer the latest; invalid for a
 * day ahead
 */
export async function recordPackReading(ctx: Ctx, input: unknown): Promise<{ status: PackStatus }> {
  const { packId, edition, readOn, found, words } = recordReadingInput.parse(input)
  const personId = actingPersonId(ctx.actor)
  if (!can.recordReading(ctx.actor) || personId === null) throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const row = await latestOf(w, packId, edition)
    if (isLead(row.pack)) throw notNow('A lead is not verified: it becomes a pack when its source was found and read.')
    await refuseAhead(w, 'readOn', readOn)
    // What this person sent twice at once comes one after the other.
    await w.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pack reading ${packId}`}, 0))`)
    const before = (await readingsOf(w.tx, packId)).filter((each) => each.edition === edition)
    const said = { readOn, found, words: found === 'differs' ? words : null }
    if (!isSaidAlready(before, { ...said, readerId: personId })) {
      const reading = { id: newId(), packId, edition, personId, readerName: await myName(w), recordedAt: ctx.now }
      await w.tx.insert(packReadings).values({ ...reading, ...said })
      const detail = { title: row.pack.title, edition, readOn, found }
      w.record('pack.read', { kind: 'mandate-pack', id: packId, detail })
    }
    const { status } = statusOf(row, await readingsOf(w.tx, packId), personId)
    return { status }
  })
}

/**
 * Makes a pack a requirement of an agency and derives who owes it. Where two people have not verified it, whoever adopts it
 * says that they read the source; their name and the day stand in the requirement's source, and that by when is the agency's own
 * where `clock` says so otherwise than the pack. Sent twice, it is adopted once.
 * @throws not-found; forbidden; not-now for a lead and for what requirements cannot say; conflict for an older edition;
 * invalid without the reading, without what the pack leaves to the agency, for a unit that is not there, or for a clock that lacks its days
 */
export async function adoptPack(ctx: Ctx, input: unknown): Promise<{ requirementId: string }> {
  const { key, ...sent } = adoptPackInput.parse(input)
  const { agencyId, packId, edition, haveRead: _read, clock, given, ...whom } = sent
  if (!can.adopt(ctx.actor, agencyId)) throw can.readFor(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  return writeOnce(ctx, 'pack.adopted', { key, terms: sent }, async (w) => {
    const row = await latestOf(w, packId, edition)
    const pack = adoptableOf(row)
    const signed = await signedBy(w, { agencyId, row }, (on) => adoptionQuestions(pack.rule, sent, on))
    const {
      agencyId: _,
      key: __,
      ...terms
    } = makeRequirementInput.parse({ agencyId, ...termsOf(pack, whom, signed, { clock, given }) })
    const { requirementId } = await addRequirement(w, agencyId, terms)
    await answer(w, { requirementId, packId, edition, agencyId, answer: 'adopted', version: 1 }, signed)
    w.record('pack.adopted', {
      kind: 'requirement',
      id: requirementId,
      agencyId,
      detail: { pack: packId, title: pack.title, edition },
    })
    return { requirementId }
  })
}

/**
 * Answers a change of a pack that a requirement came of: takes it over as a further version from a day on, for those whom
 * the requirement is for and with the clock that the agency set itself, or keeps the requirement as it is. Of two answers at once the first one holds.
 * @throws not-found; forbidden; not-now; conflict; invalid
 */
export async function answerPackChange(ctx: Ctx, input: unknown): Promise<{ version: number | null }> {
  const given = answerPackChangeInput.parse(input)
  const { requirementId, edition, madeFrom, effectiveFrom, haveRead } = given
  return writeIfNeeded(ctx, async (w) => {
    const { agencyId, name } = await lockToKeep(w, requirementId)
    const [adoption] = await adoptionsOf(w.tx, eq(packAdoptions.requirementId, requirementId))
    if (!adoption) throw notFound('This requirement')
    const { packId } = adoption
    const row = await latestOf(w, packId, edition)
    const answered = { requirementId, packId, edition, agencyId, answer: given.answer }
    const about = { kind: 'requirement', id: requirementId, agencyId, detail: { pack: packId, name, edition } }
    if (adoption.edition === edition) return { version: null }
    if (given.answer === 'kept') {
      await answer(w, { ...answered, version: null }, await signedBy(w, { agencyId, row }))
      w.record('pack.change-kept-away', about)
      return { version: null }
    }
    const pack = adoptableOf(row)
    const signed = await signedBy(w, { agencyId, row }, ({ isVerified }) => [() => unreadOf(isVerified, haveRead)])
    const made = await madeOf(w, adoption)
    const { version } = await changeTerms(w, { requirementId, madeFrom }, (held) => {
      refuseUnsaid(pack, held)
      return takenOver(held, made, { pack, signed, effectiveFrom })
    })
    await answer(w, { ...answered, version }, signed)
    w.record('pack.change-taken-over', about)
    return { version }
  })
}

/** A change may leave to the agency what it never said: then the pack is adopted anew, where that is asked. @throws not-now */
function refuseUnsaid({ rule }: { rule: PackRule }, held: RequirementTerms): void {
  const [missing] = missingIn(rule, givenIn(held))
  if (missing)
    throw notNow(
      `This change leaves something to you that the requirement does not say. ${missing.message} Adopt the pack once more, retire this requirement, or keep it as it is.`,
    )
}

/** The pack as it was when the requirement was made of it. */
async function madeOf(w: Writer, { packId, madeOf: edition }: Adoption): Promise<Pack | undefined> {
  const ofIt = and(eq(packEditions.packId, packId), eq(packEditions.edition, edition))
  const [row] = await w.tx.select({ pack: packEditions.pack }).from(packEditions).where(ofIt)
  return row?.pack
}

type Row = Awaited<ReturnType<typeof latestEditions>>[number]

async function latestOf(w: Writer, packId: string, edition: number): Promise<Row> {
  const [row] = await latestEditions(w.tx, packId)
  if (!row) throw notFound('This pack')
  if (row.edition !== edition) throw conflict('This pack changed since you opened it. Read it as it stands now.')
  return row
}

/** @throws not-now */
function adoptableOf({ pack, edition, packId }: Row): Pack & { rule: PackRule } {
  const { rule } = pack
  if (!rule || !statusOf({ pack, edition, packId }, [], null).adoptable)
    throw notNow(
      isLead(pack)
        ? `A lead cannot be adopted. ${leadWords(pack)}`
        : `No requirement can be made of this pack. ${pack.missing.join(' ')}`,
    )
  return { ...pack, rule }
}

type Signed = Awaited<ReturnType<typeof signedBy>>
type Asked = { today: Day; isVerified: boolean }
type Question = () => FieldProblem | readonly FieldProblem[] | false

/**
 * Who stands for it: two readers of the platform, or whoever adopts it.
 * @param questions what may be wrong on this day where the agency is, said at once
 * @throws invalid
 */
async function signedBy(
  w: Writer,
  { agencyId, row }: { agencyId: string; row: Row },
  questions: (on: Asked) => readonly Question[] = () => [],
) {
  const { verifiedOn } = statusOf(row, await readingsOf(w.tx, row.packId), null)
  const [agency] = await w.tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
  if (!agency) throw notFound('This agency')
  const today = dayIn(agency.zone, w.ctx.now)
  const wrong = questions({ today, isVerified: verifiedOn !== null }).flatMap((ask) => ask() || [])
  if (wrong.length > 0) throw invalidFields(wrong)
  return { verifiedOn, reader: await myName(w), today }
}

type Answered = Pick<
  typeof packAdoptions.$inferInsert,
  'requirementId' | 'packId' | 'edition' | 'agencyId' | 'answer' | 'version'
>

async function answer(w: Writer, answered: Answered, { verifiedOn, reader, today }: Signed): Promise<void> {
  const byPersonId = actingPersonId(w.ctx.actor)
  if (byPersonId === null) throw forbidden('Somebody of the agency adopts a pack, never a program.')
  const readOn = answered.answer === 'adopted' && verifiedOn === null ? today : null
  await w.tx.insert(packAdoptions).values({ ...answered, byPersonId, byName: reader, readOn, answeredAt: w.ctx.now })
}
