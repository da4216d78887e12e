/** The attendance of an event as a table: a line for each person and session, as it follows from the marks now. */
import { forTheTrail } from '@/lib/audit/exported'
import { write } from '@/lib/audit/write'
import { sessionWords } from '@/lib/events/words'
import type { Ctx } from '@/lib/platform/context'
import { wallOf } from '@/lib/platform/words-of-time'
import { getAttendance } from './queries'
import type { Attendance, AttendancePerson } from './shapes'
import { exceptionWords } from './words'

/** In this order for good; a new one is added at the end. Wall clocks of the place. */
export const attendanceColumns = [
  ...['name', 'agency', 'came_as', 'session', 'there', 'in_at', 'left_at', 'minutes_there'],
  ...['minutes_that_count', 'minutes_in_the_record', 'wants_a_look', 'decided'],
]

type Session = Attendance['sessions'][number]

function lineOf(person: AttendancePerson, session: Session, line: AttendancePerson['sessions'][number]) {
  const time = (at: string | null) => (at ? `${wallOf(at, session.zone).on} ${wallOf(at, session.zone).time}` : '')
  return [
    ...[person.name, person.agencyName ?? '', person.walkIn ? 'walk-in' : 'registered', sessionWords(session)],
    ...[line.present ? 'yes' : 'no', time(line.inAt), time(line.outAt), line.minutes, line.creditMinutes],
    line.postedMinutes ?? '',
    line.exceptions.map((kind) => exceptionWords[kind]).join('; '),
    line.decided ? `${line.decided.by}: ${line.decided.reason}` : '',
  ]
}

/** For whoever runs the event; that it was taken out is noted. Times are those of the place. @throws signed-out; not-found */
export async function exportAttendance(ctx: Ctx, input: unknown) {
  const sheet = await getAttendance(ctx, input)
  const lines = sheet.people.flatMap((person) =>
    person.sessions.flatMap((line) => {
      const session = sheet.sessions.find(({ sessionId }) => sessionId === line.sessionId)
      return session ? [lineOf(person, session, line)] : []
    }),
  )
  await write(forTheTrail(ctx), 'report.exported', async (w) => {
    w.record('report.exported', {
      kind: 'event',
      id: sheet.eventId,
      detail: { report: 'attendance', lines: lines.length },
    })
  })
  return { title: sheet.title, lines }
}
