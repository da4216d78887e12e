/** What comes in about messages of an agency, and what is answered. */
import * as z from 'zod/mini'
import { creationKey } from '@/lib/audit/sent'
import { cursorText, textBlock } from '@/lib/platform/text'
import { leftOutReasons } from './rules'

export const MOST_PEOPLE = 100
export const MOST_WORDS = 1000

export const agencyMessagesInput = z.object({ agencyId: z.uuid() })
export const sentMessagesInput = z.object({
  agencyId: z.uuid(),
  cursor: cursorText,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25),
})

/** Those who are overdue or due within so many days, or one person. */
export const recipientsInput = z.object({
  agencyId: z.uuid(),
  which: z._default(z.enum(['overdue', 'due-30']), 'overdue'),
  personId: z.optional(z.uuid()),
  /** Beside one person: what would count toward this is suggested, and it is written about however far ahead it is due. */
  requirementId: z.optional(z.uuid()),
})

const MOST_SUGGESTED = 6
const slug = z.string().check(z.maxLength(200), z.regex(/^[a-z0-9-]+$/))
const training = { kind: z.enum(['module', 'event']), slug }
/** Trainings that the letter names as counting toward a requirement, as long as it is open and they can be taken. */
export const suggestedShape = z.object({
  requirementId: z.uuid(),
  trainings: z.array(z.object(training)).check(z.minLength(1), z.maxLength(MOST_SUGGESTED)),
})

export const writeMessageInput = z.object({
  agencyId: z.uuid(),
  personIds: z
    .array(z.uuid())
    .check(
      z.minLength(1, 'Choose at least one person.'),
      z.maxLength(MOST_PEOPLE, `Choose ${MOST_PEOPLE} people at most; write to the others in another message.`),
    ),
  /** Words of one's own, above what is missing. */
  note: z._default(textBlock({ most: MOST_WORDS }), ''),
  suggested: z.optional(suggestedShape),
  key: creationKey,
})

const named = { personId: z.string(), givenName: z.string(), familyName: z.string() }
const leftOut = z.nullable(z.enum(leftOutReasons))

export const recipientsShape = z.object({
  items: z.array(
    z.object({
      ...named,
      leftOut,
      /** What stands in the letter: greeting, then what is missing and by when, then what is suggested, then how it ends. */
      greeting: z.string(),
      lines: z.array(z.string()),
      ending: z.array(z.string()),
    }),
  ),
  /** Of the requirement that was asked about: what would count, each with its line in the letter. */
  suggestions: z.array(z.object({ ...training, title: z.string(), line: z.string(), hasPlace: z.boolean() })),
  /** All of them; at most a hundred are in the list. */
  total: z.int(),
  subject: z.string(),
})
export type Recipients = z.infer<typeof recipientsShape>

export const writtenShape = z.object({
  sent: z.int(),
  leftOut: z.array(z.object({ personId: z.string(), why: z.enum(leftOutReasons) })),
})

export const nextRemindersShape = z.object({
  /** The Monday that they go out, by the agency's day. */
  on: z.string(),
  people: z.array(
    z.object({
      ...named,
      /** What has no day: it comes before an act. */
      gates: z.int(),
      dates: z.int(),
      firstDueOn: z.nullable(z.string()),
      leftOut,
    }),
  ),
  totals: z.object({ goOut: z.int(), leftOut: z.int() }),
  /** People who are overdue, people whose certifications run out, and people who are not yet cleared for something. */
  lists: z.array(z.object({ ...named, people: z.int(), runningOut: z.int(), notCleared: z.int() })),
  /** As the first of them will read it. */
  letter: z.nullable(z.object({ ...named, subject: z.string(), text: z.string() })),
})

export const messageKinds = ['dates', 'late-list', 'welcome', 'written'] as const
export const sentMessagesShape = z.object({
  items: z.array(
    z.object({
      noticeId: z.string(),
      kind: z.enum(messageKinds),
      /** When it was sent, or else made. */
      at: z.string(),
      /** The person, or for a welcome the address. */
      to: z.string(),
      state: z.enum(['waiting', 'sending', 'sent', 'moot']),
      why: z.nullable(z.string()),
    }),
  ),
  nextCursor: z.nullable(z.string()),
})
