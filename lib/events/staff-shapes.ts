/** What answers about who runs an event look like. */
import * as z from 'zod/mini'
import { eventStates } from './fields'
import { staffAnswers, staffRoles } from './staff'

export const eventStaffShape = z.object({
  eventId: z.string(),
  title: z.string(),
  status: z.enum(eventStates),
  zone: z.string(),
  owner: z.object({ name: z.string(), isMe: z.boolean() }),
  /** Who said yes to running it, and who helps until a later instant than now. */
  people: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      role: z.enum(staffRoles),
      since: z.string(),
      until: z.nullable(z.string()),
      isMe: z.boolean(),
    }),
  ),
  /** For the owner: whom they asked, whether anybody has the address or not. */
  invitations: z.array(
    z.object({
      invitationId: z.string(),
      email: z.string(),
      sentAt: z.string(),
      expiresAt: z.string(),
      answer: z.nullable(z.enum(staffAnswers)),
    }),
  ),
  /** For the owner: days of the event for which helpers may be given a code, and whether one is good now. */
  helperDays: z.array(
    z.object({ day: z.string(), codeId: z.nullable(z.string()), madeAt: z.nullable(z.string()), until: z.string() }),
  ),
  may: z.object({ giveStaff: z.boolean() }),
})
export type EventStaff = z.infer<typeof eventStaffShape>

export const myEventRolesShape = z.object({
  invitations: z.array(
    z.object({
      invitationId: z.string(),
      eventId: z.string(),
      title: z.string(),
      email: z.string(),
      askedBy: z.string(),
      expiresAt: z.string(),
    }),
  ),
  roles: z.array(
    z.object({
      staffId: z.string(),
      eventId: z.string(),
      title: z.string(),
      role: z.enum(staffRoles),
      until: z.nullable(z.string()),
      zone: z.string(),
    }),
  ),
})
export type MyEventRoles = z.infer<typeof myEventRolesShape>

export const staffAskedShape = z.object({ invitationId: z.string(), expiresAt: z.string() })
export const helperCodeShape = z.object({
  codeId: z.string(),
  /** Shown this once. */
  code: z.string(),
  day: z.string(),
  until: z.string(),
})
export const helpsShape = z.object({ eventId: z.string(), until: z.nullable(z.string()) })
export const staffAnsweredShape = z.object({ accepted: z.boolean() })
export const staffEndedShape = z.object({ endedAt: z.string() })
