/** Who runs an event: its owner, who runs it beside them, and helpers of a day. */
import { endHelperCode, helpByCode, makeHelperCode } from '@/lib/events/helper-codes'
import {
  answerStaffInvitation,
  endStaffRole,
  inviteCoOrganizer,
  withdrawStaffInvitation,
} from '@/lib/events/staff-commands'
import {
  answerStaffInvitationInput,
  helpByCodeInput,
  helperCodeInput,
  inviteCoOrganizerInput,
  makeHelperCodeInput,
  staffInvitationInput,
  staffOfInput,
  staffRoleInput,
} from '@/lib/events/staff-inputs'
import { listMyEventRoles, listStaff } from '@/lib/events/staff-queries'
import {
  eventStaffShape,
  helperCodeShape,
  helpsShape,
  myEventRolesShape,
  staffAnsweredShape,
  staffAskedShape,
  staffEndedShape,
} from '@/lib/events/staff-shapes'
import { signedIn } from '../_operation'

const tags = ['Events']

export const eventStaff = {
  listStaff: signedIn
    .route({ method: 'GET', path: '/events/{eventId}/staff', summary: 'Who runs an event of mine', tags })
    .input(staffOfInput)
    .output(eventStaffShape)
    .handler(({ input, context }) => listStaff(context.ctx, input)),

  inviteCoOrganizer: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/staff-invitations',
      summary: 'Ask somebody to run an event of mine beside me',
      tags,
    })
    .input(inviteCoOrganizerInput)
    .output(staffAskedShape)
    .handler(({ input, context }) => inviteCoOrganizer(context.ctx, input)),

  withdrawStaffInvitation: signedIn
    .route({
      method: 'POST',
      path: '/event-staff-invitations/{invitationId}/withdrawal',
      summary: 'Take such a question back',
      tags,
    })
    .input(staffInvitationInput)
    .output(staffEndedShape)
    .handler(({ input, context }) => withdrawStaffInvitation(context.ctx, input)),

  answerStaffInvitation: signedIn
    .route({
      method: 'POST',
      path: '/event-staff-invitations/{invitationId}/answer',
      summary: 'Say whether I run an event beside its owner',
      tags,
    })
    .input(answerStaffInvitationInput)
    .output(staffAnsweredShape)
    .handler(({ input, context }) => answerStaffInvitation(context.ctx, input)),

  endStaffRole: signedIn
    .route({
      method: 'POST',
      path: '/event-staff/{staffId}/end',
      summary: 'End somebody’s part in an event of mine, or my own',
      tags,
    })
    .input(staffRoleInput)
    .output(staffEndedShape)
    .handler(({ input, context }) => endStaffRole(context.ctx, input)),

  makeHelperCode: signedIn
    .route({
      method: 'POST',
      path: '/events/{eventId}/helper-codes',
      summary: 'Make a code for helpers of one day; it is shown once',
      tags,
    })
    .input(makeHelperCodeInput)
    .output(helperCodeShape)
    .handler(({ input, context }) => makeHelperCode(context.ctx, input)),

  endHelperCode: signedIn
    .route({ method: 'POST', path: '/helper-codes/{codeId}/end', summary: 'End a code for helpers', tags })
    .input(helperCodeInput)
    .output(staffEndedShape)
    .handler(({ input, context }) => endHelperCode(context.ctx, input)),

  helpByCode: signedIn
    .route({ method: 'POST', path: '/helper-codes/helper', summary: 'Become a helper for today by a code', tags })
    .input(helpByCodeInput)
    .output(helpsShape)
    .handler(({ input, context }) => helpByCode(context.ctx, input)),

  listMyEventRoles: signedIn
    .route({ method: 'GET', path: '/event-staff', summary: 'What I run, help at, or was asked to run', tags })
    .output(myEventRolesShape)
    .handler(({ context }) => listMyEventRoles(context.ctx)),
}
