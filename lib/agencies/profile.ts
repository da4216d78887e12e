/** One's own name and zone; they need to know which day it is where the person serves. */
import { eq } from 'drizzle-orm'
import { changeOf } from '@/lib/audit/changes'
import { refuseStale } from '@/lib/audit/versions'
import { writeIfNeeded } from '@/lib/audit/write'
import { changeProfileInput } from '@/lib/identity/inputs'
import { mustPrint, renamePerson, setReading } from '@/lib/identity/people'
import { ownerOf } from '@/lib/identity/policy'
import { profileFacts, profileVersion } from '@/lib/identity/queries'
import { people } from '@/lib/identity/tables'
import { profileFields } from '@/lib/identity/words'
import type { Ctx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { isZone } from '@/lib/platform/zones'
import { keepNamesWritten } from './names-on-papers'
import { dayOfPerson } from './own-day'

/**
 * Changes one's own name (from today where the person is; what was issued keeps the old one), the zone in which times are
 * shown, and the language of letters. @throws invalid (fields `timeZone`, `givenName`, `familyName`); conflict when it was changed since
 */
export async function changeProfile(ctx: Ctx, input: unknown): Promise<{ version: string }> {
  const personId = ownerOf(ctx.actor)
  const { madeFrom, ...asked } = changeProfileInput.parse(input)
  const { givenName, familyName, timeZone } = asked
  if (timeZone !== null && !isZone(timeZone)) throw invalid('timeZone', 'Choose a time zone from the list.')
  mustPrint({ givenName, familyName })
  return writeIfNeeded(ctx, async (w) => {
    const [before] = await w.tx.select().from(people).where(eq(people.id, personId)).for('update')
    if (!before) throw notFound('This profile')
    const { language = before.language } = asked
    const given = { givenName, familyName, timeZone, language }
    const save = {
      madeFrom,
      version: profileVersion(before),
      current: profileFacts(before),
      given,
      names: profileFields,
    }
    if (!refuseStale({ ...save, what: 'Your profile was changed in the meantime, in another window.' }))
      return { version: save.version }
    await setReading(w, personId, { timeZone, language })
    if (before.givenName !== givenName || before.familyName !== familyName) await keepNamesWritten(w, personId)
    await renamePerson(w, { personId, givenName, familyName, on: await dayOfPerson(w.tx, personId, ctx.now) })
    const detail = changeOf({ timeZone: before.timeZone, language: before.language }, { timeZone, language })
    w.record('person.profile-changed', { kind: 'person', id: personId, personId, detail })
    return { version: profileVersion(given) }
  })
}
