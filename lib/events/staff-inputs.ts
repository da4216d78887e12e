/** What may come in about who runs an event. */
import * as z from 'zod/mini'
import { creationKey } from '@/lib/audit/sent'
import { dayText, emailAddress, textLine } from '@/lib/platform/text'

export const staffOfInput = z.object({ eventId: z.uuid() })

export const inviteCoOrganizerInput = z.object({ eventId: z.uuid(), email: emailAddress })
export const staffInvitationInput = z.object({ invitationId: z.uuid() })
export const answerStaffInvitationInput = z.object({ invitationId: z.uuid(), accept: z.boolean() })
export const staffRoleInput = z.object({ staffId: z.uuid() })

export const makeHelperCodeInput = z.object({
  eventId: z.uuid(),
  /** Where the event takes place. */
  day: dayText('Choose a day of the event.'),
  key: creationKey,
})
export const helperCodeInput = z.object({ codeId: z.uuid() })
export const helpByCodeInput = z.object({
  code: textLine({ most: 64, missing: 'Type the code that whoever runs the event gave you.', least: 1 }),
})
