/** Bringing packs along: each that is new or changed becomes an edition, and agencies that adopted an older one are told. */
import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { roles } from '@/lib/agencies/tables'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { notify } from '@/lib/platform/notify'
import { requirements } from '@/lib/requirements/tables'
import { packChanged } from './mails'
import { type Pack, packShape } from './pack'
import { latestEditions } from './records'
import { packAdoptions, packEditions } from './tables'

/**
 * Puts packs in place; those that are there as they are given stay. A pack that comes no more stays too: a rule that no
 * longer holds says so itself. @returns how many editions were added @throws forbidden
 */
export async function loadMandatePacks(ctx: Ctx, given: readonly unknown[]): Promise<{ added: number }> {
  if (ctx.actor.kind !== 'system') throw forbidden()
  const packs = given.map((each) => packShape.parse(each))
  return writeIfNeeded(ctx, async (w) => {
    const known = new Map((await latestEditions(w.tx)).map((row) => [row.packId, row]))
    const rows = packs.flatMap((pack) => {
      const before = known.get(pack.id)
      const digest = digestOf(pack)
      if (before?.digest === digest) return []
      return [{ packId: pack.id, edition: (before?.edition ?? 0) + 1, pack, digest, cameAt: ctx.now }]
    })
    if (rows.length === 0) return { added: 0 }
    await w.tx.insert(packEditions).values(rows)
    const changed = rows.filter(({ edition }) => edition > 1)
    await tellAdopters(w, new Map(changed.map(({ packId, edition }) => [packId, edition])))
    const packIds = rows.map(({ packId }) => packId)
    w.record('reference.loaded', { kind: 'mandate-packs', id: 'mandate-packs', detail: { packs: packIds } })
    return { added: rows.length }
  })
}

/** Of the pack as it was read into its shape, so that how a file is laid out changes nothing. */
const digestOf = (pack: Pack) => createHash('sha256').update(JSON.stringify(pack)).digest('base64url').slice(0, 22)

async function tellAdopters(w: Writer, changed: ReadonlyMap<string, number>): Promise<void> {
  if (changed.size === 0) return
  const adopters = await w.tx
    .selectDistinct({ packId: packAdoptions.packId, agencyId: packAdoptions.agencyId, personId: roles.personId })
    .from(packAdoptions)
    .innerJoin(requirements, and(eq(requirements.id, packAdoptions.requirementId), isNull(requirements.retiredOn)))
    .innerJoin(
      roles,
      and(eq(roles.agencyId, packAdoptions.agencyId), eq(roles.role, 'coordinator'), isNull(roles.revokedAt)),
    )
    .where(inArray(packAdoptions.packId, [...changed.keys()]))
  for (const { packId, agencyId, personId } of adopters) {
    const about = { packId, agencyId, edition: changed.get(packId) ?? 0 }
    await notify(w, packChanged, about, { key: `${packId} ${about.edition} ${agencyId} ${personId}`, personId })
  }
}
