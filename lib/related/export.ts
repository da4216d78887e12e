/** Courses of others as a file: what the list shows, one line each. */
import { audienceEntries } from '@/lib/catalog/reference'
import type { Ctx } from '@/lib/platform/context'
import { modeNames } from './fields'
import { listRelatedInput, type RelatedItem } from './inputs'
import { listAllRelated } from './queries'

export const relatedCsvColumns = [
  'Name',
  'Given by',
  'What it teaches',
  'Page',
  'Hours',
  'How it is taken',
  'Cost',
  'For',
  'Priorities',
  'Topics',
  'What it leads to',
  'Link opened on',
] as const

const single = ['q', 'topic', 'hours', 'free'] as const

/** @param asked each name of the address with all its values; those that count once take the first */
export async function exportRelated(ctx: Ctx, asked: Readonly<Record<string, readonly string[]>>) {
  const once = Object.fromEntries(single.map((name) => [name, asked[name]?.[0]]))
  const filter = listRelatedInput.parse({ ...asked, ...once, page: 1 })
  return (await listAllRelated(ctx, filter)).map(cells)
}

const named = (items: readonly { name: string }[]) => items.map(({ name }) => name).join('; ')

const cells = (item: RelatedItem) => [
  item.title,
  item.provider,
  item.summary,
  item.url,
  item.minutes === null ? null : item.minutes / 60,
  modeNames[item.mode],
  item.cost,
  named(audienceEntries.filter(({ id }) => item.audiences.includes(id))),
  named(item.priorities),
  named(item.topics),
  item.leadsTo,
  item.linkCheckedOn,
]
