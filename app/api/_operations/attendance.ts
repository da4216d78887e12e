/** Who is at an event: the door, what follows from its marks, and the credit that is confirmed. */
import * as z from 'zod/mini'
import { confirmAttendance, decideAttendance } from '@/lib/attendance/commands'
import { changeCounting } from '@/lib/attendance/counting'
import { getDoor, markIn } from '@/lib/attendance/door'
import { attendanceColumns, exportAttendance } from '@/lib/attendance/export'
import { exportFigures, figuresColumns, getFigures } from '@/lib/attendance/figures'
import {
  attendanceInput,
  confirmInput,
  countingInput,
  decideInput,
  doorInput,
  figuresInput,
  markInInput,
} from '@/lib/attendance/inputs'
import { getMeetingFile, loadMeetingFile } from '@/lib/attendance/meeting-files'
import { loadMeetingFileInput, meetingFileInput } from '@/lib/attendance/meeting-inputs'
import { meetingFileShape, meetingLoadedShape } from '@/lib/attendance/meeting-shapes'
import { checkMyselfInInput, minuteCodeInput } from '@/lib/attendance/minute-inputs'
import { checkedMyselfInShape, minuteCodeShape, mySessionShape } from '@/lib/attendance/minute-shapes'
import { getAttendance } from '@/lib/attendance/queries'
import { checkMyselfIn, getMinuteCode, listMySessionsNow } from '@/lib/attendance/self-check-in'
import { attendanceShape, confirmedShape, doorShape, figuresShape, markedShape } from '@/lib/attendance/shapes'
import { csvStream } from '@/lib/formats/csv'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'

const tags = ['Events']

export const attendance = {
  getDoor: signedIn
    .route({ method: 'GET', path: '/events/{eventId}/door', summary: 'Whom to expect at the door of an event', tags })
    .input(doorInput)
    .output(doorShape)
    .handler(({ input, context }) => getDoor(context.ctx, input)),

  markIn: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/marks', summary: 'Keep marks made at the door', tags })
    .input(markInInput)
    .output(markedShape)
    .handler(({ input, context }) => markIn(context.ctx, input)),

  getAttendance: signedIn
    .route({ method: 'GET', path: '/events/{eventId}/attendance', summary: 'Who was at an event I run', tags })
    .input(attendanceInput)
    .output(attendanceShape)
    .handler(({ input, context }) => getAttendance(context.ctx, input)),

  changeCounting: signedIn
    .route({
      method: 'PUT',
      path: '/events/{eventId}/counting',
      summary: 'Say what sessions of an event count, and for whom',
      tags,
    })
    .input(countingInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => changeCounting(context.ctx, input)),

  decideAttendance: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/attendance/decisions',
      summary: 'Say what counts for somebody in a session, and why',
      tags,
    })
    .input(decideInput)
    .output(z.object({ creditMinutes: z.int() }))
    .handler(({ input, context }) => decideAttendance(context.ctx, input)),

  confirmAttendance: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/attendance/confirmation',
      summary: 'Post the credit that follows from attendance',
      tags,
    })
    .input(confirmInput)
    .output(confirmedShape)
    .handler(({ input, context }) => confirmAttendance(context.ctx, input)),

  getMeetingFile: signedIn
    .route({
      method: 'GET',
      path: '/events/{eventId}/meeting-files/{fileId}',
      summary: 'What the attendance file of a meeting tool says of a session, and who is who',
      tags,
    })
    .input(meetingFileInput)
    .output(meetingFileShape)
    .handler(({ input, context }) => getMeetingFile(context.ctx, input)),

  loadMeetingFile: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/meeting-files/{fileId}/marks',
      summary: 'Keep as marks what was ticked of an attendance file',
      tags,
    })
    .input(loadMeetingFileInput)
    .output(meetingLoadedShape)
    .handler(({ input, context }) => loadMeetingFile(context.ctx, input)),

  getMinuteCode: signedIn
    .route({
      method: 'GET',
      path: '/events/{eventId}/sessions/{sessionId}/code',
      summary: 'The code of the minute to show in a session',
      tags,
    })
    .input(minuteCodeInput)
    .output(minuteCodeShape)
    .handler(({ input, context }) => getMinuteCode(context.ctx, input)),

  listMySessionsNow: signedIn
    .route({
      method: 'GET',
      path: '/my-sessions-now',
      summary: 'Sessions that are on and for which I have a place',
      tags,
    })
    .output(z.object({ items: z.array(mySessionShape) }))
    .handler(({ context }) => listMySessionsNow(context.ctx)),

  checkMyselfIn: signedIn
    .route({
      method: 'POST',
      path: '/my-sessions-now/marks',
      summary: 'Say that I am here, by the code that is shown',
      tags,
    })
    .input(checkMyselfInInput)
    .output(checkedMyselfInShape)
    .handler(({ input, context }) => checkMyselfIn(context.ctx, input)),

  getFigures: signedIn
    .route({
      method: 'GET',
      path: '/attendance-figures',
      summary: 'Whom events that I run reached, by agency, discipline and priority',
      tags,
    })
    .input(figuresInput)
    .output(figuresShape)
    .handler(({ input, context }) => getFigures(context.ctx, input)),
}

export const attendanceDownloads = [
  download({
    path: '/events/{eventId}/attendance.csv',
    summary: 'Who was at an event I run, as a file',
    tag: 'Events',
    contentType: 'text/csv',
    page: ({ eventId = '' }) => `/events/${encodeURIComponent(eventId)}/attendance`,
    answer: async ({ ctx }, { eventId }) => {
      const { title, lines } = await exportAttendance(ctx, { eventId })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`${title} attendance.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(attendanceColumns, lines),
      }
    },
  }),
  download({
    path: '/attendance-figures.csv',
    summary: 'Whom events that I run reached, as a file',
    tag: 'Events',
    contentType: 'text/csv',
    query: figuresInput,
    page: () => '/events/figures',
    answer: async ({ ctx }, _, query) => {
      const { title, lines } = await exportFigures(ctx, Object.fromEntries(query))
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`${title} figures.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(figuresColumns, lines),
      }
    },
  }),
]
