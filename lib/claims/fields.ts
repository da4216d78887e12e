/** What a claim says. A draft may still be incomplete; sending asks for all of it. Its form needs no more than this. */
import * as z from 'zod/mini'
import { priorityKeys } from '@/lib/catalog/keys'
import { daysBetween } from '@/lib/platform/days'
import { dayText, textBlock, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { trainingModes } from './kinds'

const maybe = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null)
const key = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))
export const slug = z.string().check(z.regex(/^[a-z0-9-]{1,200}$/))
const dayOrNone = (message: string) => z._default(z.union([z.literal(''), dayText(message)], message), '')
const WHOLE_DAY = 'Choose the day.'

/** A hundred hours: longer trainings are claimed in their parts. */
export const MOST_MINUTES = 6000
export const claimMinutes = z
  .int('Give the length as a number of hours, such as 1.5.')
  .check(
    z.minimum(1, 'Give the length as a number of hours, such as 1.5.'),
    z.maximum(MOST_MINUTES, 'At most 100 hours can be claimed at once.'),
  )

const MOST_TOPICS = 'Choose at most eight topics.'
export const claimTopics = z.array(key).check(z.maxLength(8, MOST_TOPICS))
export const byTopic = z.record(key, claimMinutes).check(z.refine((all) => Object.keys(all).length <= 8, MOST_TOPICS))

/** Minutes by topic are of the topics that are named, and all together not more than the whole. */
export const isWithin = (byTopic: Readonly<Record<string, number>>, topicIds: readonly string[], minutes: number) =>
  Object.keys(byTopic).every((topic) => topicIds.includes(topic)) &&
  Object.values(byTopic).reduce((sum, each) => sum + each, 0) <= minutes
export const MORE_BY_TOPIC = 'The hours by topic are more than the hours of the training.'

/** What is asked of every claim; anything may be missing while it is a draft. */
export const claimDraft = z.object({
  title: z._default(textLine({ most: 200 }), ''),
  provider: z._default(textLine({ most: 200 }), ''),
  startsOn: dayOrNone(WHOLE_DAY),
  endsOn: dayOrNone(WHOLE_DAY),
  minutes: maybe(claimMinutes),
  mode: maybe(z.enum(trainingModes)),
  topicIds: z._default(claimTopics, []),
  /** How many minutes were about which of the topics, where that is known; what is left over is about none in particular. */
  topicMinutes: z._default(byTopic, {}),
  priorityIds: z._default(z.array(z.enum(priorityKeys)), []),
  note: z._default(textBlock({ most: 2000 }), ''),
  /** Where the person served several agencies on its last day: the one it is for. */
  agencyId: maybe(z.uuid()),
  /** The event or the course of others that it began from. */
  eventSlug: maybe(slug),
  relatedSlug: maybe(slug),
})
export type ClaimFields = z.infer<typeof claimDraft>

const MOST_DAYS = 366
const DAY_MINUTES = 16 * 60
const daysOf = (from: string, to: string) => daysBetween(from, to) + 1

/** A claim that can be sent. */
export const claimFields = z
  .extend(claimDraft, {
    title: textLine({ most: 200, least: 3, missing: 'Write the title as the certificate has it.' }),
    provider: textLine({ most: 200, least: 2, missing: 'Say who gave the training.' }),
    startsOn: dayText(WHOLE_DAY),
    endsOn: dayText(WHOLE_DAY),
    minutes: claimMinutes,
    mode: z.enum(trainingModes, 'Say how you took part.'),
  })
  .check(
    holds(({ startsOn, endsOn }) => endsOn === '' || startsOn <= endsOn, {
      message: 'The last day is before the first one.',
      path: ['endsOn'],
    }),
    holds(({ startsOn, endsOn }) => startsOn > endsOn || daysOf(startsOn, endsOn) <= MOST_DAYS, {
      message: 'A training of more than a year is claimed in its parts.',
      path: ['endsOn'],
    }),
    holds(
      ({ startsOn, endsOn, minutes: given }) => startsOn > endsOn || given <= daysOf(startsOn, endsOn) * DAY_MINUTES,
      { message: 'That is more than 16 hours a day. Check the hours and the days.', path: ['minutes'] },
    ),
    holds(({ topicMinutes, topicIds, minutes: given }) => isWithin(topicMinutes, topicIds, given), {
      message: MORE_BY_TOPIC,
      path: ['topicMinutes'],
    }),
  )
