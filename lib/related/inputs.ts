/** What may come in about courses of others. Lists are asked leniently: their filters stand in addresses that people edit. */
import * as z from 'zod/mini'
import { creationKey, madeFrom } from '@/lib/audit/sent'
import { lengthKeys } from '@/lib/catalog/inputs'
import { audienceKeys, priorityKeys } from '@/lib/catalog/keys'
import { isSiteAddress } from '@/lib/platform/addresses'
import { dayText, searchText, textBlock, textLine } from '@/lib/platform/text'
import { relatedModes, relatedStates } from './fields'

const needed = (most: number, missing: string, least = 1) => textLine({ most, missing, least })
const orNull = (most: number) =>
  z.pipe(
    z.nullable(textLine({ most })),
    z.transform((text) => text || null),
  )

/** One of these, or nothing at all: what comes of a form with no box ticked is a single value or none. */
const someOf = <const T extends readonly [string, ...string[]]>(known: T) => z.array(z.enum(known))

const MOST_HOURS = 2000

export const relatedFields = z.object({
  title: needed(160, 'Give the name of the course.', 3),
  provider: needed(160, 'Say who gives it.', 2),
  summary: textBlock({ most: 400, missing: 'Say in one or two sentences what it teaches.', least: 10 }),
  url: textLine({ most: 500 }).check(
    z.refine(isSiteAddress, 'Give the full address of its page, beginning with https://.'),
  ),
  /** Of credit, as its provider states them; in steps of a quarter. */
  hours: z.nullable(
    z.number('Give hours as a number, for example 1.5.').check(
      z.refine((hours) => hours > 0 && hours <= MOST_HOURS, `Give more than 0 and at most ${MOST_HOURS} hours.`),
      z.refine((hours) => Number.isInteger(hours * 4), 'Give hours in quarters, for example 1.5 or 0.75.'),
    ),
  ),
  mode: z.enum(relatedModes, 'Say how it is taken.'),
  cost: needed(80, 'Say what it costs, or Free.'),
  audiences: someOf(audienceKeys).check(z.minLength(1, 'Say whom it is for.')),
  priorityIds: someOf(priorityKeys),
  topicIds: z.array(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))).check(z.maxLength(12, 'At most twelve topics.')),
  leadsTo: orNull(200),
})
export type RelatedFields = z.infer<typeof relatedFields>

const relatedId = z.uuid()
export const suggestRelatedInput = z.extend(relatedFields, { key: creationKey })
export const changeRelatedInput = z.extend(relatedFields, { relatedId, madeFrom })
export const relatedInput = z.object({ relatedId })
export const relatedSlugInput = z.object({ slug: z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)) })

const decision = { relatedId, madeFrom }
const linkCheckedOn = dayText('Give the day on which you opened the link.')
export const checkedRelatedInput = z.object({ ...decision, linkCheckedOn })
const reason = (missing: string) => textBlock({ most: 1000, missing, least: 10 })
export const returnRelatedInput = z.object({
  ...decision,
  reason: reason('Say what to change, so that whoever suggested it can do it without asking.'),
})
export const retireRelatedInput = z.object({ ...decision, reason: reason('Say why it goes; the trail keeps it.') })

/** One value or several, as addresses write them; what is unknown is left out. */
const chosen = <const T extends readonly [string, ...string[]]>(known: T) =>
  z.catch(
    z.pipe(
      z.transform((value: unknown) =>
        [value].flat().filter((each): each is T[number] => (known as readonly unknown[]).includes(each)),
      ),
      z.array(z.enum(known)),
    ),
    [],
  )
const page = z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1)

export const relatedFilter = {
  q: z.catch(searchText(100), ''),
  priority: chosen(priorityKeys),
  audience: chosen(audienceKeys),
  mode: chosen(relatedModes),
  topic: z.catch(z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))), undefined),
  hours: z.catch(z.optional(z.enum(lengthKeys)), undefined),
  /** Only what costs nothing. */
  free: z.catch(
    z.pipe(
      z.transform((value: unknown) => ['1', 'true', 'on', true].includes(value as string)),
      z.boolean(),
    ),
    false,
  ),
}
export const listRelatedInput = z.object({ ...relatedFilter, page })
export type RelatedFilter = z.infer<typeof listRelatedInput>

export const listKeptRelatedInput = z.object({
  q: z.catch(searchText(100), ''),
  /** `due`: listed, and nobody opened the link for 180 days. */
  which: z.catch(z.enum(['waiting', 'due', 'listed', 'retired']), 'waiting'),
  page,
})

const named = z.object({ id: z.string(), name: z.string() })
const counted = z.object({ id: z.string(), name: z.string(), count: z.int() })

const itemFields = {
  slug: z.string(),
  title: z.string(),
  provider: z.string(),
  summary: z.string(),
  url: z.string(),
  minutes: z.nullable(z.int()),
  mode: z.enum(relatedModes),
  cost: z.string(),
  audiences: z.array(z.string()),
  priorities: z.array(named),
  topics: z.array(named),
  leadsTo: z.nullable(z.string()),
  /** When a moderator last opened the link. */
  linkCheckedOn: z.nullable(z.string()),
  /** Nobody has for 180 days. */
  isDue: z.boolean(),
}
export const relatedItemShape = z.object(itemFields)
export type RelatedItem = z.infer<typeof relatedItemShape>

export const relatedListShape = z.object({
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The words were found nowhere; these have words like them. */
  onlyClose: z.boolean(),
  items: z.array(relatedItemShape),
  facets: z.object({
    priority: z.array(counted),
    audience: z.array(counted),
    mode: z.array(counted),
    hours: z.array(counted),
    topic: z.array(counted),
  }),
})
export type RelatedList = z.infer<typeof relatedListShape>

/** As those see it who suggested or keep it. */
export const keptRelatedShape = z.object({
  ...itemFields,
  relatedId: z.string(),
  version: z.string(),
  status: z.enum(relatedStates),
  fields: relatedFields,
  source: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  own: z.boolean(),
  /** Where the reader is. */
  today: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Listed or waiting courses with the same address or nearly the same name. */
  similar: z.array(
    z.object({ relatedId: z.string(), title: z.string(), provider: z.string(), status: z.enum(relatedStates) }),
  ),
})
export type KeptRelated = z.infer<typeof keptRelatedShape>
export const keptRelatedListShape = z.object({
  counts: z.object({ waiting: z.int(), due: z.int(), listed: z.int(), retired: z.int() }),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** Today, where the reader is. */
  today: z.string(),
  items: z.array(keptRelatedShape),
})
export const relatedResultShape = z.object({
  relatedId: z.string(),
  status: z.enum(relatedStates),
  slug: z.string(),
  version: z.string(),
})
export type RelatedResult = z.infer<typeof relatedResultShape>
