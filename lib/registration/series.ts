/** The dates of a series take registrations as the event does that they are repeated from, each for itself. */
import { eq } from 'drizzle-orm'
import { writeOnce } from '@/lib/audit/once'
import type { Writer } from '@/lib/audit/write'
import { repeatEvent } from '@/lib/events/series'
import { makeSeriesInput, type SeriesMade } from '@/lib/events/series-inputs'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { signedOut } from '@/lib/platform/errors'
import { limitTries } from '@/lib/platform/rate-limit'
import { addDays } from '@/lib/platform/time'
import { registrationSettings } from './tables'

const SERIES_AN_HOUR = 12

/**
 * Makes an event a series, or adds dates to its series: all of them or none, and safe to send again. Each is sent or published as
 * the event would be, and takes registrations as it does, from and until days that lie as far from it.
 * @throws signed-out, not-found, forbidden, not-now, conflict and invalid as `repeatEvent` does; too-many after 12 in an hour
 */
export async function makeSeries(ctx: Ctx, input: unknown): Promise<SeriesMade> {
  const { key, ...given } = makeSeriesInput.parse(input)
  const by = actingPersonId(ctx.actor)
  if (!by) throw signedOut()
  await limitTries(ctx, `events.series:${by}`, SERIES_AN_HOUR, 60)
  return writeOnce(ctx, 'event.repeated', { key, terms: given, onlyByKey: true }, async (w) => {
    const made = await repeatEvent(w, given)
    await takeLikewise(w, given.eventId, by, made)
    return { eventId: given.eventId, made: made.length, status: made[0]?.status ?? 'submitted' }
  })
}

type Made = Awaited<ReturnType<typeof repeatEvent>>

async function takeLikewise(w: Writer, eventId: string, updatedBy: string, made: Made): Promise<void> {
  const [settings] = await w.tx.select().from(registrationSettings).where(eq(registrationSettings.eventId, eventId))
  if (!settings) return
  const { opensOn, closesOn } = settings
  const later = (day: string | null, days: number) => (day === null ? null : addDays(day, days))
  await w.tx.insert(registrationSettings).values(
    made.map(({ eventId: id, daysLater }) => ({
      ...{ ...settings, eventId: id, pausedAt: null, version: 1, updatedAt: w.ctx.now, updatedBy },
      ...{ opensOn: later(opensOn, daysLater), closesOn: later(closesOn, daysLater) },
    })),
  )
}
