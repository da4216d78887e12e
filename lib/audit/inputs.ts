/** What may be asked of the audit trail, and what it answers. */
import * as z from 'zod/mini'
import { cursorText, daysInOrder, dayText, searchText } from '@/lib/platform/text'
import { isZone } from '@/lib/platform/zones'
import { auditEventNames } from './events'

const id = z.uuid('This is not an identifier of the record.')
const day = dayText()

export const listTrailInput = z
  .object({
    event: z.optional(z.enum(auditEventNames)),
    /** An e-mail address, an id, a number, or words of a name in any order: those who acted and those it is about. */
    person: z._default(searchText(200), ''),
    agencyId: z.optional(id),
    /** Whose days `from` and `to` are: an IANA zone. */
    zone: z._default(
      z.string().check(z.maxLength(60), z.refine(isZone, 'Write the zone as America/Los_Angeles.')),
      'UTC',
    ),
    /** Days in that zone, both included. */
    from: z.optional(day),
    to: z.optional(day),
    cursor: cursorText,
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
  })
  .check(daysInOrder())

export const trailEntryShape = z.object({
  id: z.string(),
  recordedAt: z.string(),
  event: z.string(),
  /** Who acted, in words: a name, "Anyone", or the job of the system. */
  actor: z.string(),
  actorKind: z.enum(['anyone', 'person', 'token', 'system']),
  /** Whom it is about, by name, where there is somebody. */
  person: z.nullable(z.string()),
  agency: z.nullable(z.string()),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** What the thing is called, where the trail does not say so itself: the title of a module. */
  subject: z.nullable(z.string()),
  detail: z.record(z.string(), z.unknown()),
  requestId: z.string(),
})
export const trailPageShape = z.object({ items: z.array(trailEntryShape), nextCursor: z.nullable(z.string()) })
