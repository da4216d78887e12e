/** Sites of partners that may show the list of events in a frame: none, until an administrator names them. */
import { desc } from 'drizzle-orm'
import { refuseStale } from '@/lib/audit/versions'
import { writeIfNeeded } from '@/lib/audit/write'
import { type Actor, actingPersonId, type Ctx, holdsPlatformRole } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { forbidden } from '@/lib/platform/errors'
import { bumpGeneration } from '@/lib/platform/generations'
import { newId } from '@/lib/platform/ids'
import { changeSitesInput, type FramingSites } from './saved-inputs'
import { framingSites } from './saved-tables'

const NONE_YET = 'none'

const mayKeepSites = (actor: Actor) => holdsPlatformRole(actor, 'administrator')

async function sitesNow(tx: Tx): Promise<FramingSites> {
  const [row] = await tx
    .select({ id: framingSites.id, origins: framingSites.origins, recordedAt: framingSites.recordedAt })
    .from(framingSites)
    .orderBy(desc(framingSites.recordedAt), desc(framingSites.id))
    .limit(1)
  return {
    origins: row?.origins ?? [],
    version: row?.id ?? NONE_YET,
    changedAt: row?.recordedAt.toISOString() ?? null,
  }
}

/** Origins that may show the list in a frame (`https://partner.example`), for the header that says so to every browser. */
export const framingOrigins = async (ctx: Ctx): Promise<string[]> => (await read(ctx, sitesNow)).origins

/** The list as an administrator keeps it. @throws forbidden */
export async function getFramingSites(ctx: Ctx): Promise<FramingSites> {
  if (!mayKeepSites(ctx.actor)) throw forbidden()
  return read(ctx, sitesNow)
}

/**
 * Puts the list of sites in place of the one there is.
 * @throws forbidden; invalid for what is no site; conflict when somebody changed it since
 */
export async function changeFramingSites(ctx: Ctx, input: unknown): Promise<FramingSites> {
  const { origins, madeFrom } = changeSitesInput.parse(input)
  if (!mayKeepSites(ctx.actor)) throw forbidden()
  return writeIfNeeded(ctx, async (w) => {
    const before = await sitesNow(w.tx)
    const stale = refuseStale({
      ...{ madeFrom, version: before.version, current: { origins: before.origins }, given: { origins } },
      ...{ names: { origins: 'sites' }, what: 'The list of sites was changed in the meantime, by somebody else.' },
    })
    if (!stale || before.origins.join() === origins.join()) return before
    const id = newId()
    await w.tx.insert(framingSites).values({ id, origins, recordedBy: actingPersonId(ctx.actor), recordedAt: ctx.now })
    w.record('framing-sites.changed', {
      kind: 'framing-sites',
      id,
      detail: {
        added: origins.filter((each) => !before.origins.includes(each)),
        removed: before.origins.filter((each) => !origins.includes(each)),
      },
    })
    await bumpGeneration(w.tx, 'calendar')
    return { origins, version: id, changedAt: ctx.now.toISOString() }
  })
}
