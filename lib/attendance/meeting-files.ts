/** Attendance of an online session from the file of its meeting tool: looked at first, then kept as marks like those of a door. */
import { createHash } from 'node:crypto'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { type MeetingReading, readMeetingFile, type Stay } from '@/lib/formats/meeting-files'
import { LARGEST_MEETING_FILE_BYTES } from '@/lib/formats/meeting-limits'
import { logins } from '@/lib/identity/tables'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { invalid, invalidFields, notFound } from '@/lib/platform/errors'
import type { FileKind } from '@/lib/platform/files/kinds'
import { readFileOf } from '@/lib/platform/files/store'
import { instantOf } from '@/lib/platform/time'
import { registrations } from '@/lib/registration/tables'
import { attendeesOf, findEvent, type SessionFacts, sessionsOf } from './facts'
import { loadMeetingFileInput, meetingFileInput } from './meeting-inputs'
import { type Known, matcherOf, merged, peopleOf, type Somebody } from './meeting-matching'
import type { MeetingFile } from './meeting-shapes'
import { answeredBy } from './policy'
import { type Mark, presenceOf } from './rules'
import { checkIns, walkIns } from './tables'

export const meetingFile: FileKind = {
  use: 'meeting',
  takes: ['text'],
  notTaken: () => 'This is no CSV file. Export the attendance of the meeting as CSV, and send it as it is.',
  mostBytes: LARGEST_MEETING_FILE_BYTES,
  tooLarge: 'The file is larger than 2 MB, and no attendance of one meeting.',
  maySend: (actor) => actor.kind !== 'anyone',
}

type Asked = { eventId: string; sessionId: string; fileId: string; zone?: string | undefined }
type Reading = Extract<MeetingReading, { ok: true }>
type Given = { fileName: string; reading: Reading }
type Read = Given & { session: SessionFacts; zone: string; people: Somebody[] }

/**
 * The file, before anything is locked for it; only for whoever runs the event.
 * @throws signed-out; not-found for an event that one does not run; invalid (`file`) for what cannot be read
 */
async function fileOf(ctx: Ctx, { eventId, fileId }: Asked): Promise<Given> {
  await read(ctx, (tx) => findEvent(tx, ctx.actor, eventId, answeredBy))
  const file = await readFileOf(ctx, fileId, meetingFile)
  if (!file) throw invalid('file', 'This file is not here any more. Choose it again.')
  const reading = readMeetingFile(file.bytes)
  if (!reading.ok)
    throw invalidFields(
      reading.problems.map(({ line, message }) => ({
        field: 'file',
        message: line ? `Line ${line}: ${message}` : message,
      })),
    )
  if (reading.stays.length === 0) throw invalid('file', 'Nobody stands in this file with the time they joined.')
  return { fileName: file.name, reading }
}

/** @throws not-found for a session that is none of the event */
async function placed(tx: Tx, ctx: Ctx, asked: Asked, given: Given): Promise<Read> {
  const event = await findEvent(tx, ctx.actor, asked.eventId, answeredBy)
  const session = (await sessionsOf(tx, event.id)).find(({ sessionId }) => sessionId === asked.sessionId)
  if (!session) throw notFound('This session')
  const zone = given.reading.isUtc ? 'UTC' : asked.zone || session.zone
  return { ...given, session, zone, people: peopleOf(given.reading.stays) }
}

/** The marks that stays stand for; the same each time the file is read, for the same attendee. */
function marksFor(stays: readonly Stay[], attendeeId: string, { session, zone }: Read): Mark[] {
  return merged(stays).flatMap(({ joined, left }) => {
    const mark = (kind: 'in' | 'out', wall: string): Mark => {
      const at = new Date(instantOf(wall.slice(0, 16), zone).getTime() + Number(wall.slice(17)) * 1000)
      return { id: idOf(`${session.sessionId} ${attendeeId} ${kind} ${at.toISOString()}`), kind, at, undoes: null }
    }
    return [mark('in', joined), ...(left === null ? [] : [mark('out', left)])]
  })
}

/** An id made of what it stands for (UUID version 8, RFC 9562): the same mark sent twice is one. */
function idOf(what: string): string {
  const hex = createHash('sha256').update(`attest meeting ${what}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Who may be met in the session, with the addresses by which they are known. As the system. */
async function knownIn(tx: Tx, eventId: string, sessionId: string): Promise<Known[]> {
  const attendees = (await attendeesOf(tx, eventId)).filter(
    (each) => each.sessionId === null || each.sessionId === sessionId,
  )
  const guests = await tx
    .select({ id: registrations.id, email: registrations.guestEmail })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), isNotNull(registrations.guestEmail)))
  const unannounced = await tx
    .select({ id: walkIns.id, email: walkIns.email })
    .from(walkIns)
    .where(and(eq(walkIns.eventId, eventId), isNotNull(walkIns.email)))
  const given = new Map([...guests, ...unannounced].map(({ id, email }) => [id, email?.toLowerCase() ?? '']))
  const ids = [...new Set(attendees.flatMap(({ personId }) => personId ?? []))]
  const held =
    ids.length === 0
      ? []
      : await tx
          .select({ personId: logins.personId, email: logins.identifier })
          .from(logins)
          .where(and(inArray(logins.personId, ids), eq(logins.kind, 'email'), isNotNull(logins.verifiedAt)))
  return attendees.map(({ id, walkIn, name, agencyName, personId }) => ({
    ...{ id, walkIn, name, agencyName },
    addresses: [given.get(id) ?? '', ...held.flatMap((each) => (each.personId === personId ? each.email : []))].filter(
      (each) => each !== '',
    ),
  }))
}

/**
 * What an attendance file says of a session, and who is who; changes nothing.
 * @throws signed-out; not-found for an event that one does not run; invalid (`file`) for what cannot be read
 */
export async function getMeetingFile(ctx: Ctx, input: unknown): Promise<MeetingFile> {
  const asked = meetingFileInput.parse(input)
  const given = await fileOf(ctx, asked)
  return read(ctx, async (tx) => {
    const found = await placed(tx, ctx, asked, given)
    return asSystem(tx, ctx, async () => {
      const known = await knownIn(tx, asked.eventId, asked.sessionId)
      const kept = await keptIds(tx, asked.eventId)
      return shown(found, known, kept)
    })
  })
}

async function keptIds(tx: Tx, eventId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ id: checkIns.id })
    .from(checkIns)
    .where(and(eq(checkIns.eventId, eventId), eq(checkIns.way, 'file')))
  return new Set(rows.map(({ id }) => id))
}

function shown(found: Read, known: readonly Known[], kept: ReadonlySet<string>): MeetingFile {
  const { fileName, reading, session, zone } = found
  const matchOf = matcherOf(known)
  const lines = found.people.map((somebody) => {
    const { match, why } = matchOf(somebody)
    const marks = marksFor(somebody.stays, match?.id ?? walkInIdOf(somebody, found), found)
    const { minutes } = presenceOf(marks, session)
    const times = marks.map(({ at }) => at.getTime())
    const isOpen = somebody.stays.some(({ left }) => left === null)
    return {
      ...{ key: somebody.key, names: somebody.names, email: somebody.email, match, why, minutes },
      inAt: new Date(Math.min(...times)).toISOString(),
      outAt: isOpen ? null : new Date(Math.max(...times)).toISOString(),
      stays: somebody.stays.length,
      isKept: marks.every(({ id }) => kept.has(id)),
    }
  })
  const matched = new Set(lines.flatMap(({ match }) => match?.id ?? []))
  const sorted = (all: (string | null)[]) => all.filter((each) => each !== null).sort()
  return {
    ...{ fileName, tool: reading.tool, zone, isUtc: reading.isUtc },
    session: { startsLocal: session.startsLocal, endsLocal: session.endsLocal, zone: session.zone },
    beginsAt: sorted(lines.map(({ inAt }) => inAt))[0] ?? null,
    endsAt: sorted(lines.map(({ outAt }) => outAt)).at(-1) ?? null,
    people: lines,
    known: known.map(({ id, name, agencyName }) => ({ id, name, agencyName })),
    missing: known.filter(({ id, walkIn }) => !walkIn && !matched.has(id)).length,
    passedOver: reading.passedOver.slice(0, 100),
  }
}

const walkInIdOf = ({ key }: Somebody, { session }: Read): string => idOf(`${session.sessionId} walk-in ${key}`)

/**
 * Keeps what was ticked of an attendance file as marks of whoever loads it; the same file again changes nothing.
 * @returns of how many people, how many marks are new, and how many people who came unannounced
 * @throws signed-out; not-found for an event that one does not run; invalid (`file`, `people`)
 */
export async function loadMeetingFile(
  ctx: Ctx,
  input: unknown,
): Promise<{ people: number; marks: number; walkIns: number }> {
  const { people: chosen, ...asked } = loadMeetingFileInput.parse(input)
  const given = await fileOf(ctx, asked)
  return writeIfNeeded(ctx, async (w) => {
    const found = await placed(w.tx, ctx, asked, given)
    const known = await asSystem(w.tx, ctx, () => knownIn(w.tx, asked.eventId, asked.sessionId))
    const { byAttendee, newcomers } = whoIsWho(chosen, found, known)
    const walkInIds = new Set([
      ...known.flatMap(({ id, walkIn }) => (walkIn ? id : [])),
      ...newcomers.map((each) => walkInIdOf(each, found)),
    ])
    const rows = [...byAttendee].flatMap(([attendeeId, stays]) => {
      const of = walkInIds.has(attendeeId) ? { walkInId: attendeeId } : { registrationId: attendeeId }
      return marksFor(stays, attendeeId, found).map((mark) => rowOf(w, asked, mark, of))
    })
    const added = await keepNewcomers(w, asked.eventId, newcomers, found)
    const kept = await keepMarks(w, rows)
    const result = { people: chosen.length, marks: kept, walkIns: added }
    if (kept + added > 0)
      w.record('attendance.marked', { kind: 'event', id: asked.eventId, detail: { ...result, file: found.fileName } })
    return result
  })
}

type Chosen = { key: string; as: string }

/** All stays of each attendee: somebody may have come by two names and two devices. @throws invalid (`people`) for who is not there */
function whoIsWho(chosen: readonly Chosen[], found: Read, known: readonly Known[]) {
  const ids = new Set(known.map(({ id }) => id))
  const bySomebody = new Map(found.people.map((each) => [each.key, each]))
  const byAttendee = new Map<string, Stay[]>()
  const newcomers: Somebody[] = []
  for (const { key, as } of chosen) {
    const somebody = bySomebody.get(key)
    if (!somebody || (as !== 'walk-in' && !ids.has(as)))
      throw invalid('people', 'The list has changed since you looked. Check the file again.')
    const attendeeId = as === 'walk-in' ? walkInIdOf(somebody, found) : as
    if (as === 'walk-in' && !ids.has(attendeeId)) newcomers.push(somebody)
    byAttendee.set(attendeeId, [...(byAttendee.get(attendeeId) ?? []), ...somebody.stays])
  }
  return { byAttendee, newcomers }
}

/** As many as one statement holds. */
const AT_ONCE = 1000

async function keepMarks(w: Writer, rows: ReturnType<typeof rowOf>[]): Promise<number> {
  let kept = 0
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE)
    const added = await w.tx.insert(checkIns).values(part).onConflictDoNothing().returning({ id: checkIns.id })
    kept += added.length
  }
  return kept
}

function rowOf({ ctx }: Writer, { eventId, sessionId }: Asked, { id, kind, at }: Mark, of: object) {
  return {
    ...{ id, eventId, sessionId, kind, at, registrationId: null, walkInId: null, ...of },
    ...{ undoes: null, door: null, way: 'file' as const },
    receivedAt: ctx.now,
    recordedBy: actingPersonId(ctx.actor) ?? '',
  }
}

async function keepNewcomers(w: Writer, eventId: string, newcomers: readonly Somebody[], found: Read): Promise<number> {
  if (newcomers.length === 0) return 0
  const rows = newcomers.map((each) => ({
    ...{
      id: walkInIdOf(each, found),
      eventId,
      name: (each.names[0] ?? each.email).slice(0, 120),
      email: each.email || null,
    },
    ...{ addedBy: actingPersonId(w.ctx.actor) ?? '', addedAt: w.ctx.now },
  }))
  const added = await w.tx.insert(walkIns).values(rows).onConflictDoNothing().returning({ id: walkIns.id })
  return added.length
}
