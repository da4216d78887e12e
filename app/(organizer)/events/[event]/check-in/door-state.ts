/** What a device at the door knows: the list as it was last told, and the marks made here since. Pure. */
import { type Mark, standing } from '@/lib/attendance/rules'
import type { Door, DoorPerson } from '@/lib/attendance/shapes'

export type OwnMark = {
  markId: string
  sessionId: string
  /** The registration, or whoever came unannounced. */
  personId: string
  walkIn: boolean
  kind: Mark['kind']
  way: 'scan' | 'code' | 'tap' | 'walk-in'
  undoes?: string
  /** In this device's milliseconds. */
  madeAt: number
  sent: boolean
}
export type OwnWalkIn = { walkInId: string; name: string; email: string; madeAt: number; sent: boolean }
export type Refused = { name: string; why: string }
export type Kept = { door: Door | null; marks: OwnMark[]; walkIns: OwnWalkIn[]; refused: Refused[]; place: string }

export const nothingKept: Kept = { door: null, marks: [], walkIns: [], refused: [], place: '' }

/** The list, and people who were added here and are not in it yet. */
export function peopleOf({ door, walkIns }: Kept): DoorPerson[] {
  const known = new Set(door?.people.map(({ id }) => id))
  const added = walkIns
    .filter(({ walkInId }) => !known.has(walkInId))
    .map(({ walkInId, name }) => ({
      ...{ id: walkInId, walkIn: true, name, agencyName: null, sessionId: null, code: null, hasPlace: true },
    }))
  return [...(door?.people ?? []), ...added]
}

/** Whom one may meet in a session. */
export const expectedIn = (people: readonly DoorPerson[], sessionId: string) =>
  people.filter((person) => person.sessionId === null || person.sessionId === sessionId)

type Known = Mark & { by: string | null; own: boolean }
export type InRoom = { isIn: boolean; last: Known | null }

/** Each person's last mark of a session, of all devices as far as they have been heard, and of this one. */
export function inRoom({ door, marks }: Kept, sessionId: string): Map<string, InRoom> {
  const all = new Map<string, Known[]>()
  const add = (personId: string, mark: Known) => all.set(personId, [...(all.get(personId) ?? []), mark])
  for (const { personId, markId: id, at, by, ...mark } of door?.marks ?? [])
    if (mark.sessionId === sessionId)
      add(personId, { id, kind: mark.kind, undoes: mark.undoes, at: new Date(at), by, own: false })
  for (const { personId, markId: id, kind, undoes = null, madeAt, ...mark } of marks)
    if (mark.sessionId === sessionId) add(personId, { id, kind, undoes, at: new Date(madeAt), by: null, own: true })
  return new Map(
    [...all].map(([personId, theirs]) => {
      const held = standing(theirs) as Known[]
      // Who is in already was in since the first of the marks that say so.
      const out = held.findLastIndex(({ kind }) => kind === 'out')
      const since = held.slice(out + 1).find(({ kind }) => kind === 'in')
      return [personId, { isIn: since !== undefined, last: since ?? held.at(-1) ?? null }]
    }),
  )
}

/** What became of a scan, a code or a tap. */
export type Answer = {
  kind: 'in' | 'out' | 'already' | 'not-in' | 'unknown' | 'no-place'
  name: string
  at: Date | null
  by: string | null
}

/** What marking somebody comes to, before it is done: a second scan adds nothing. */
export function answerTo(
  kept: Kept,
  given: { person: DoorPerson | undefined; sessionId: string; out: boolean; now: number },
): Answer {
  const { person, sessionId, out } = given
  const now = new Date(given.now)
  if (!person) return { kind: 'unknown', name: '', at: null, by: null }
  const { isIn, last } = inRoom(kept, sessionId).get(person.id) ?? { isIn: false, last: null }
  const { name } = person
  if (out) return { kind: isIn ? 'out' : 'not-in', name, at: now, by: null }
  if (isIn) return { kind: 'already', name, at: last?.at ?? null, by: last?.by ?? null }
  return { kind: person.hasPlace ? 'in' : 'no-place', name, at: now, by: null }
}

/** What the server has told of since is no longer needed here. */
export function withDoor(kept: Kept, door: Door): Kept {
  const told = new Set(door.marks.map(({ markId }) => markId))
  const people = new Set(door.people.map(({ id }) => id))
  return {
    ...kept,
    door,
    marks: kept.marks.filter(({ markId, sent }) => !(sent && told.has(markId))),
    walkIns: kept.walkIns.filter(({ walkInId, sent }) => !(sent && people.has(walkInId))),
  }
}

/** What goes into one sending: people who came unannounced before their marks, the oldest first. */
export function toSend({ marks, walkIns }: Kept, most: number, now: number) {
  const ago = (madeAt: number) => Math.max(0, Math.floor((now - madeAt) / 1000))
  return {
    walkIns: walkIns
      .filter(({ sent }) => !sent)
      .slice(0, most)
      .map(({ sent: _, madeAt, ...walkIn }) => ({ ...walkIn, secondsAgo: ago(madeAt) })),
    marks: marks
      .filter(({ sent }) => !sent)
      .slice(0, most)
      .map(({ sent: _, madeAt, personId, walkIn, ...mark }) => ({
        ...mark,
        ...(walkIn ? { walkInId: personId } : { registrationId: personId }),
        secondsAgo: ago(madeAt),
      })),
  }
}

/** What was answered: kept marks are sent, refused ones are named. */
export function withResults(
  kept: Kept,
  sent: ReturnType<typeof toSend>,
  results: readonly { markId: string; why: string | null }[],
): Kept {
  const answers = new Map(results.map(({ markId, why }) => [markId, why]))
  const names = new Map(peopleOf(kept).map(({ id, name }) => [id, name]))
  const walkIns = new Set(sent.walkIns.map(({ walkInId }) => walkInId))
  const refused = kept.marks.flatMap(({ markId, personId }) => {
    const why = answers.get(markId)
    return why ? [{ name: names.get(personId) ?? '', why }] : []
  })
  return {
    ...kept,
    marks: kept.marks
      .filter(({ markId }) => !answers.get(markId))
      .map((mark) => (answers.has(mark.markId) ? { ...mark, sent: true } : mark)),
    walkIns: kept.walkIns.map((each) => (walkIns.has(each.walkInId) ? { ...each, sent: true } : each)),
    refused: [...kept.refused, ...refused],
  }
}

export const countUnsent = ({ marks }: Kept): number => marks.filter(({ sent }) => !sent).length
