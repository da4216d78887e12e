/** How an event takes registrations, as its form holds it and as it is compared. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { eventSessions } from '@/lib/events/tables'
import type { changeRegistrationInput } from './inputs'
import type { Settings } from './places'

type Wanted = ReturnType<typeof changeRegistrationInput.parse>
export type Fields = Omit<Wanted, 'eventId' | 'madeFrom' | 'whenOver'>

/** The version of what was never said. */
export const NONE_YET = 'none'

export const fieldNames: Record<keyof Fields, string> = {
  unit: 'what people register for',
  opensOn: 'the day it opens',
  closesOn: 'the day it closes',
  capacity: 'places',
  sessionPlaces: 'places of sessions',
  needsApproval: 'whether registrations are looked at',
  questions: 'questions',
  audienceLimit: 'whom it is for',
  audienceProof: 'what shows that',
  guestsAllowed: 'whether guests are taken',
  isPaused: 'whether it is paused',
}

export const fieldsIn = ({ eventId: _, madeFrom: _from, whenOver: _when, ...fields }: Wanted): Fields => ({
  ...fields,
  sessionPlaces: inOrder(fields.sessionPlaces),
})

const inOrder = (places: Fields['sessionPlaces']) =>
  places.filter(({ capacity }) => capacity !== null).sort((one, other) => (one.sessionId < other.sessionId ? -1 : 1))

/** As it stands now; as it begins where nothing was said yet. */
export async function fieldsOf(w: Writer, settings: Settings | undefined, eventId: string): Promise<Fields> {
  const sessions = await w.tx
    .select({ sessionId: eventSessions.id, capacity: eventSessions.capacity })
    .from(eventSessions)
    .where(and(eq(eventSessions.eventId, eventId), isNull(eventSessions.withdrawnAt)))
    .orderBy(asc(eventSessions.id))
  return {
    unit: settings?.unit ?? 'event',
    opensOn: settings?.opensOn ?? null,
    closesOn: settings?.closesOn ?? null,
    capacity: settings?.capacity ?? null,
    sessionPlaces: inOrder(sessions),
    needsApproval: settings?.needsApproval ?? false,
    questions: settings?.questions ?? [],
    audienceLimit: (settings?.audienceLimit ?? []) as Fields['audienceLimit'],
    audienceProof: settings?.audienceProof ?? '',
    guestsAllowed: settings?.guestsAllowed ?? false,
    isPaused: Boolean(settings?.pausedAt),
  }
}
