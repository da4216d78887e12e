/** Who is at an event: the door, what follows from its marks, and the credit that is confirmed. */
import * as z from 'zod/mini'
import { confirmAttendance, decideAttendance } from '@/lib/attendance/commands'
import { getDoor, markIn } from '@/lib/attendance/door'
import { attendanceInput, confirmInput, decideInput, doorInput, markInInput } from '@/lib/attendance/inputs'
import { getMeetingFile, loadMeetingFile } from '@/lib/attendance/meeting-files'
import { loadMeetingFileInput, meetingFileInput } from '@/lib/attendance/meeting-inputs'
import { meetingFileShape, meetingLoadedShape } from '@/lib/attendance/meeting-shapes'
import { getAttendance } from '@/lib/attendance/queries'
import { attendanceShape, confirmedShape, doorShape, markedShape } from '@/lib/attendance/shapes'
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
}
