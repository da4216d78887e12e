/** Reading mandate packs: the collection, one pack, and what an agency adopted. */
import { and, eq } from 'drizzle-orm'
import { dayOfPerson, USUAL_ZONE } from '@/lib/agencies/own-day'
import { agencies } from '@/lib/agencies/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { stateName } from '@/lib/platform/states'
import { dayIn } from '@/lib/platform/time'
import { loadCalled } from '@/lib/requirements/called'
import { askedShort, type Called, termsNotes } from '@/lib/requirements/explained/asked'
import { latestTermsOf } from '@/lib/requirements/overtaken'
import { getPackInput, listAdoptionsInput, listPacksInput, type PackDetail, type PackList } from './inputs'
import type { Pack } from './pack'
import { can } from './policy'
import { type Adoption, adoptionsOf, latestEditions, readingsOf, statusOf } from './records'
import { asksOfKind, ownClockOf } from './rules'
import { packAdoptions, packEditions } from './tables'

/**
 * All packs by state and title, with how far they are verified and, for an agency, which it adopted; without an agency for
 * those who read packs against their sources. @throws not-found, forbidden
 */
export async function listPacks(ctx: Ctx, input: unknown): Promise<PackList> {
  const { agencyId, ...asked } = listPacksInput.parse(input)
  authorize(ctx, agencyId)
  return read(ctx, async (tx) => {
    const editions = await latestEditions(tx)
    const readings = await readingsOf(tx)
    const adopted = agencyId ? await adoptionsOf(tx, eq(packAdoptions.agencyId, agencyId)) : []
    const items = editions.map((row) => {
      const { state, asksOf, title, whom, says, due, again, citation, readOn, confidence } = row.pack
      const taken = adopted.find(({ packId }) => packId === row.packId)
      return {
        packId: row.packId,
        ...{ state, asksOf, title, whom, says, due, again, citation, readOn, confidence },
        ...statusOf(row, readings, actingPersonId(ctx.actor)),
        adopted: taken ? toldAdoption(taken, row) : null,
      }
    })
    const wanted = items.filter(
      ({ state, asksOf, status }) =>
        (asked.state ?? state) === state && (asked.asksOf ?? asksOf) === asksOf && (asked.status ?? status) === status,
    )
    return {
      agency: agencyId ? await placeOf(tx, agencyId) : null,
      states: [...new Set(items.map(({ state }) => state))].sort(byName),
      today: await todayOf(tx, ctx),
      total: items.length,
      items: wanted.sort((a, b) => byName(a.state, b.state) || a.title.localeCompare(b.title)),
    }
  })
}

/** What holds for all states comes after them. */
const byName = (a: string, b: string) =>
  Number(a === 'US') - Number(b === 'US') || stateName(a).localeCompare(stateName(b))

async function placeOf(tx: Tx, agencyId: string) {
  const [row] = await tx
    .select({ state: agencies.state, kind: agencies.kind })
    .from(agencies)
    .where(eq(agencies.id, agencyId))
  if (!row) throw notFound('This agency')
  return { state: row.state, asksOf: asksOfKind(row.kind) }
}

/** One pack as it is now, and for an agency what it made of it and how the pack differed then. @throws not-found, forbidden */
export async function getPack(ctx: Ctx, input: unknown): Promise<PackDetail> {
  const { packId, agencyId, readingsPage } = getPackInput.parse(input)
  authorize(ctx, agencyId)
  const me = actingPersonId(ctx.actor)
  return read(ctx, async (tx) => {
    const [row] = await latestEditions(tx, packId)
    if (!row) throw notFound('This pack')
    const ours = agencyId
      ? await adoptionsOf(tx, and(eq(packAdoptions.agencyId, agencyId), eq(packAdoptions.packId, packId)))
      : []
    const editions = await tx
      .select({ edition: packEditions.edition, pack: packEditions.pack })
      .from(packEditions)
      .where(eq(packEditions.packId, packId))
    const called = await loadCalled(
      tx,
      editions.flatMap(({ pack }) => (pack.rule ? [pack.rule.terms.criterion] : [])),
    )
    const before = ({ edition, madeOf }: Adoption) =>
      edition < row.edition ? editions.find((each) => each.edition === madeOf)?.pack : undefined
    const changed = ours.filter(before).map(({ requirementId }) => requirementId)
    const held = new Map((await latestTermsOf(tx, changed)).map((each) => [each.requirementId, each.terms]))
    return {
      packId,
      ...told(row.pack, called),
      ...statusOf(row, await readingsOf(tx, packId), me, readingsPage),
      missing: row.pack.missing,
      mayAdopt: agencyId !== undefined && can.adopt(ctx.actor, agencyId),
      today: await todayOf(tx, ctx),
      adoptions: ours.map((each) => {
        const then = before(each)
        const terms = held.get(each.requirementId)
        const { version } = each
        const ownClock = terms ? ownClockOf(terms, then, row.pack) : null
        return { ...toldAdoption(each, row), version, ownClock, before: then ? told(then, called) : null }
      }),
    }
  })
}

/** What an agency made of packs and has not retired, and whether the pack changed since. @throws not-found */
export async function listAdoptions(ctx: Ctx, input: unknown) {
  const { agencyId } = listAdoptionsInput.parse(input)
  authorize(ctx, agencyId)
  return read(ctx, async (tx) => {
    const rows = await adoptionsOf(tx, eq(packAdoptions.agencyId, agencyId))
    const latest = rows.length === 0 ? [] : await latestEditions(tx)
    const items = rows.flatMap((each) => {
      const row = latest.find(({ packId }) => packId === each.packId)
      return row ? [toldAdoption(each, row)] : []
    })
    return { items }
  })
}

async function todayOf(tx: Tx, { actor, now }: Ctx) {
  const me = actingPersonId(actor)
  return me ? dayOfPerson(tx, me, now) : dayIn(USUAL_ZONE, now)
}

function authorize({ actor }: Ctx, agencyId: string | undefined): void {
  if (agencyId === undefined && !can.recordReading(actor)) throw forbidden()
  if (agencyId !== undefined && !can.readFor(actor, agencyId)) throw notFound('This agency')
}

const toldAdoption = (
  { requirementId, name, packId, edition, by, on, readOn }: Adoption,
  latest: { edition: number; pack: Pack },
) => ({ requirementId, name, packId, title: latest.pack.title, edition, latest: latest.edition, by, on, readOn })

function told({ id: _, missing: __, rule, ...pack }: Pack, called: Called) {
  if (!rule) return { ...pack, rule: null }
  const { worked: _worked, ...shown } = rule
  const { criterion } = rule.terms
  return { ...pack, rule: { ...shown, asks: askedShort(criterion, called), asksNotes: termsNotes(criterion, called) } }
}
