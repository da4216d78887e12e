/** How an agency counts hours: when its fiscal year begins, and what an hour of work costs. */
import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { refuseStale } from '@/lib/audit/versions'
import { writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx, holdsAgencyRole } from '@/lib/platform/context'
import type { Tx } from '@/lib/platform/database'
import { signedOut } from '@/lib/platform/errors'
import { changeHourSettingsInput, type hourSettingsShape } from './hour-inputs'
import { hourSettings } from './hour-tables'
import { refusal } from './policy'

type Settings = z.infer<typeof hourSettingsShape>

export async function hourSettingsIn(tx: Tx, agencyId: string): Promise<Settings> {
  const [row] = await tx.select().from(hourSettings).where(eq(hourSettings.agencyId, agencyId))
  const { yearStartsIn = null, hourCents = null } = row ?? {}
  return { yearStartsIn, hourCents, version: row?.changedAt.toISOString() ?? null }
}

const names = { yearStartsIn: 'the fiscal year', hourCents: 'the cost of an hour' }

/** @throws signed-out; not-found, forbidden to whoever does not coordinate the agency; conflict when it was said since */
export async function changeHourSettings(ctx: Ctx, input: unknown): Promise<Settings> {
  const { agencyId, madeFrom, ...given } = changeHourSettingsInput.parse(input)
  if (ctx.actor.kind === 'anyone') throw signedOut()
  if (!holdsAgencyRole(ctx.actor, agencyId, 'coordinator')) throw refusal(ctx.actor, agencyId)
  return writeIfNeeded(ctx, async (w) => {
    const { version, ...current } = await hourSettingsIn(w.tx, agencyId)
    const isNew = refuseStale({
      ...{ madeFrom: madeFrom ?? 'none', version: version ?? 'none', current, given, names },
      what: 'This was changed in the meantime.',
    })
    if (!isNew) return { ...current, version }
    const row = { ...given, changedBy: actingPersonId(ctx.actor) ?? '', changedAt: ctx.now }
    await w.tx
      .insert(hourSettings)
      .values({ agencyId, ...row })
      .onConflictDoUpdate({ target: hourSettings.agencyId, set: row })
    w.record('hour-settings.changed', { kind: 'agency', id: agencyId, agencyId, detail: given })
    return { ...given, version: ctx.now.toISOString() }
  })
}
