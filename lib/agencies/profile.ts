/** One's own name and zone; they need to know which day it is where the person serves. */
import { eq } from 'drizzle-orm'
import { write } from '@/lib/audit/write'
import { changeProfileInput } from '@/lib/identity/inputs'
import { mustPrint, renamePerson } from '@/lib/identity/people'
import { ownerOf } from '@/lib/identity/policy'
import { people } from '@/lib/identity/tables'
import type { Ctx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { isZone } from '@/lib/platform/zones'
import { dayOfPerson } from './own-day'

/**
 * Changes one's own name (from today where the person is; what was issued keeps the old one) and the zone in which times
 * are shown. @throws invalid (fields `timeZone`, `givenName`, `familyName`)
 */
export async function changeProfile(ctx: Ctx, input: unknown): Promise<void> {
  const personId = ownerOf(ctx.actor)
  const { givenName, familyName, timeZone } = changeProfileInput.parse(input)
  if (timeZone !== null && !isZone(timeZone)) throw invalid('timeZone', 'Choose a time zone from the list.')
  mustPrint({ givenName, familyName })
  await write(ctx, 'person.profile-changed', async (w) => {
    await w.tx.update(people).set({ timeZone }).where(eq(people.id, personId))
    await renamePerson(w, { personId, givenName, familyName, on: await dayOfPerson(w.tx, personId, ctx.now) })
    w.record('person.profile-changed', { kind: 'person', id: personId, personId, detail: { timeZone } })
  })
}
