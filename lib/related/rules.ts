/** Pure decisions about courses of others: which a filter leaves, what each choice would, what follows from a step. */
import { lengthOf } from '@/lib/catalog/rules'
import { addDays, type Day } from '@/lib/platform/time'
import { LINK_HOLDS_DAYS, type RelatedState } from './fields'
import type { RelatedFilter, RelatedItem, RelatedList } from './inputs'

export const PAGE_SIZE = 20

/** The link was opened so long ago that somebody should open it again. */
export const isDue = (linkCheckedOn: Day | null, today: Day): boolean =>
  linkCheckedOn === null || addDays(linkCheckedOn, LINK_HOLDS_DAYS) <= today
export const dueSince = (today: Day): Day => addDays(today, -LINK_HOLDS_DAYS)

export type RelatedVerb = 'correct' | 'list' | 'return' | 'change' | 'check' | 'retire'

const steps: Readonly<Record<RelatedVerb, Partial<Record<RelatedState, RelatedState>>>> = {
  correct: { suggested: 'suggested', returned: 'suggested' },
  list: { suggested: 'listed', retired: 'listed' },
  return: { suggested: 'returned' },
  change: { suggested: 'suggested', listed: 'listed', retired: 'retired' },
  check: { listed: 'listed' },
  retire: { suggested: 'retired', returned: 'retired', listed: 'retired' },
}
export const follows = (state: RelatedState, verb: RelatedVerb): RelatedState | undefined => steps[verb][state]

type Standing = { status: RelatedState; linkCheckedOn: Day | null }

/** Where a course stands after a change: with another page nobody has opened its link, and a public one waits for that. */
export function afterChange({ status, linkCheckedOn, url }: Standing & { url: string }, changedUrl: string): Standing {
  if (changedUrl === url) return { status, linkCheckedOn }
  return { status: status === 'listed' ? 'suggested' : status, linkCheckedOn: null }
}

const refusals: Readonly<Record<RelatedVerb, string>> = {
  correct: 'It is listed or retired by now: a moderator changes it.',
  list: 'It does not wait for a decision.',
  return: 'Only a suggestion that waits can be returned.',
  change: 'It was returned: whoever suggested it changes it, or retire it.',
  check: 'Only the link of a listed course is checked.',
  retire: 'It is retired already.',
}
export const refusal = (verb: RelatedVerb): string => refusals[verb]

/**
 * "Free", "free of charge", "no cost", and nothing beside it: "free for members" and "free trial" cost somebody something.
 * In doubt it is not free.
 */
export const isFree = (cost: string): boolean =>
  /^\s*(free( of charge)?( (to|for) (all|anyone|anybody|everyone|everybody))?|(at )?no (cost|fee|charge)s?|none|\$?0(\.00)?)\.?\s*$/i.test(
    cost,
  )

type Facet = keyof RelatedList['facets']
type Names = Record<Facet, { id: string; name: string }[]>

const valuesOf: Record<Facet, (item: RelatedItem) => string[]> = {
  priority: (item) => item.priorities.map(({ id }) => id),
  audience: (item) => item.audiences,
  mode: (item) => [item.mode],
  hours: (item) => (item.minutes === null ? [] : [lengthOf(item.minutes)]),
  topic: (item) => item.topics.map(({ id }) => id),
}

function chosenIn(filter: RelatedFilter, facet: Facet): readonly string[] {
  const chosen = filter[facet]
  return Array.isArray(chosen) ? chosen : chosen ? [chosen] : []
}

/** Within one kind of filter any choice will do; between kinds all must hold. */
function passes(item: RelatedItem, filter: RelatedFilter, except?: Facet): boolean {
  if (filter.free && !isFree(item.cost)) return false
  return (Object.keys(valuesOf) as Facet[]).every((facet) => {
    const chosen = chosenIn(filter, facet)
    return facet === except || chosen.length === 0 || valuesOf[facet](item).some((value) => chosen.includes(value))
  })
}

/** All that a filter leaves, in the order of `items`. */
export const leftBy = (items: readonly RelatedItem[], filter: RelatedFilter) =>
  items.filter((item) => passes(item, filter))

/** One page of the list, in the order of `items`; a facet counts what its choices would leave while the others hold. */
export function arrangeRelated(items: readonly RelatedItem[], filter: RelatedFilter, names: Names) {
  const left = leftBy(items, filter)
  const pages = Math.max(1, Math.ceil(left.length / PAGE_SIZE))
  const page = Math.min(filter.page, pages)
  const count = (facet: Facet) => {
    const open = items.filter((item) => passes(item, filter, facet))
    return names[facet].map(({ id, name }) => ({
      id,
      name,
      count: open.filter((item) => valuesOf[facet](item).includes(id)).length,
    }))
  }
  return {
    total: left.length,
    page,
    pages,
    items: left.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    facets: {
      priority: count('priority'),
      audience: count('audience'),
      mode: count('mode'),
      hours: count('hours'),
      topic: count('topic').filter(({ id, count: left }) => left > 0 || id === filter.topic),
    },
  }
}
