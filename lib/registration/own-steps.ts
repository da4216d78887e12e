/** What one does about one's own place, signed in or by the link of a letter. Called under the lock of the places. */
import type { Writer } from '@/lib/audit/write'
import type { Ctx } from '@/lib/platform/context'
import { notNow } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import { refusalTexts } from './messages'
import { endRegistrations, type Registration } from './places'
import { stand, tellTrail } from './telling'

const offerGone = ({ locale }: Ctx) => notNow(inWords(refusalTexts, locale)('offerGone'))

/** Takes the place that is kept. @throws not-now when it went to the next */
export async function takePlace(w: Writer, row: Registration): Promise<void> {
  if (row.state === 'registered') return
  if (row.state !== 'offered' || !row.offerUntil || row.offerUntil <= w.ctx.now) throw offerGone(w.ctx)
  await stand(w, row, 'registered')
  tellTrail(w, 'registration.accepted', row, {})
}

/** Leaves the place to the next. @throws not-now when nothing is offered */
export async function passPlace(w: Writer, row: Registration): Promise<void> {
  if (row.endedAt) return
  if (row.state !== 'offered') throw offerGone(w.ctx)
  await endRegistrations(w, [row.id], { state: 'withdrawn', ending: 'passed', by: row.personId })
  tellTrail(w, 'registration.passed', row, {})
}

/** Gives the place or the turn back. */
export async function givePlaceBack(w: Writer, row: Registration): Promise<void> {
  if (row.endedAt) return
  await endRegistrations(w, [row.id], { state: 'withdrawn', ending: 'by-person', by: row.personId })
  tellTrail(w, 'registration.withdrawn', row, { from: row.state, ending: 'by-person' })
}
