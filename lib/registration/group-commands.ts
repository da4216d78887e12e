/** A coordinator registers people of the agency in one step, and reads what came of each. */
import { and, desc, eq } from 'drizzle-orm'
import { can as canOfAgency, refusal } from '@/lib/agencies/policy'
import type { Writer } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { notNow, signedOut } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import { limitTries } from '@/lib/platform/rate-limit'
import { checkAnswers, chosenScopes, registerIn } from './commands'
import { registerGroupInput } from './inputs'
import { refusalTexts } from './messages'
import { type Places, type Registration, type Scope, withPlaces, writeInTurn } from './places'
import { turnOf } from './queries'
import { forOthers, refusalInGroup } from './rules'
import { agencyToday, namesOfServing } from './serving'
import type { GroupResult } from './shapes'
import { registrations } from './tables'

const STEPS_AN_HOUR = 60

/**
 * Registers people who serve in an agency today for an event, each wholly or not at all, in the order in which they are given.
 * Who is registered already stays as they are, so that it is safe to send again, with others too. Nobody is sent who gave the
 * place back, who registered on their own account, or whom the organizer took off. @throws signed-out; not-found, forbidden;
 * not-now outside the time of registration and for a group of survivors, where everybody comes for themselves; invalid; too-many
 */
export async function registerGroup(ctx: Ctx, input: unknown): Promise<GroupResult> {
  const asked = registerGroupInput.parse(input)
  const by = actingPersonId(ctx.actor)
  if (!by) throw signedOut()
  if (!canOfAgency.managePeople(ctx.actor, asked.agencyId)) throw refusal(ctx.actor, asked.agencyId)
  await limitTries(ctx, `registration-group:${by}`, STEPS_AN_HOUR, 60)
  const personIds = [...new Set(asked.personIds)]
  return writeInTurn(ctx, asked.eventId, async (w) => {
    const agency = await agencyToday(w.tx, ctx, asked.agencyId)
    const names = await namesOfServing(w.tx, agency, personIds)
    return withPlaces(w, asked.eventId, async (places) => {
      if (places.event.kind === 'support-group') throw notNow(inWords(refusalTexts, ctx.locale)('eachForThemselves'))
      const scopes = chosenScopes(ctx, places, asked.sessionIds)
      checkAnswers(
        ctx,
        { ...places, settings: { ...places.settings, questions: forOthers(places.settings.questions) } },
        asked,
      )
      const given = { ...asked, by }
      const items: GroupResult['items'] = []
      for (const personId of personIds)
        items.push(await registerOne(w, { places, scopes }, { ...given, personId, name: names.get(personId) }))
      return { items }
    })
  })
}

type Given = Omit<ReturnType<typeof registerGroupInput.parse>, 'personIds'> & {
  personId: string
  /** Missing for who does not serve there. */
  name: string | undefined
  by: string
}

async function registerOne(
  w: Writer,
  { places, scopes }: { places: Places; scopes: readonly Scope[] },
  { name, ...given }: Given,
): Promise<GroupResult['items'][number]> {
  const { personId, agencyId } = given
  if (name === undefined) return { personId, name: '', refused: 'not-here', held: [] }
  const before = await heldOf(w, places.event.id, personId)
  const refused = refusalInGroup(before, agencyId)
  if (refused) return { personId, name, refused, held: [] }
  const held: GroupResult['items'][number]['held'] = []
  for (const scope of scopes) {
    const isNew = !before.some(({ sessionId, endedAt }) => endedAt === null && sessionId === scope.sessionId)
    const result = await registerIn(w, places, scope, given)
    held.push({ ...result, turn: await turnNow(w, result.registrationId), isNew })
  }
  return { personId, name, refused: null, held }
}

/** All that the person ever had to do with the event, the latest first. */
const heldOf = (w: Writer, eventId: string, personId: string): Promise<Registration[]> =>
  w.tx
    .select()
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.personId, personId)))
    .orderBy(desc(registrations.createdAt), desc(registrations.id))

async function turnNow(w: Writer, registrationId: string): Promise<number | null> {
  const [row] = await w.tx.select().from(registrations).where(eq(registrations.id, registrationId))
  return row ? turnOf(w.tx, w.ctx, row) : null
}
