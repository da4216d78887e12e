/** What the page cache must know of an address: which content it shows, which query names count, how long it may stand. */

import { audienceKeys, priorityKeys, sectionKeys } from '@/lib/catalog/keys'
import { listingKinds } from '@/lib/directory/fields'
import { eventKinds } from '@/lib/events/fields'
import { ways } from '@/lib/events/inputs'
import type { ContentKind } from '@/lib/platform/generations'
import { withoutLocale } from '@/lib/platform/locales'
import { relatedModes } from '@/lib/related/fields'
import { taskForceKinds } from '@/lib/task-forces/fields'

export type PageRule = {
  /** Kinds of public content on the page; a change of any renders it again. */
  kinds: readonly ContentKind[]
  /** Query names that change the page; all others are dropped before it is rendered. */
  query: readonly string[]
  /** Names that may be given several times in any order, with all that they may say. */
  several?: Readonly<Record<string, readonly string[]>>
  /** A feed refuses what it does not know: such a question is passed on as it came, and its answer kept for nobody. */
  refuses?: boolean
  /** Longest time it may stand, in seconds: pages that depend on today are short. */
  seconds: number
  /** May stand in a frame, of the sites that an administrator named. */
  framed?: boolean
  /** May use the camera of whoever opens it. */
  camera?: boolean
  /** Rendered for each visitor: answers about one certificate. */
  uncached?: boolean
}

const DAY = 86_400
const SHELL: PageRule = { kinds: [], query: [], seconds: DAY }

const CHOSEN = { format: ways, kind: eventKinds, audience: audienceKeys }
const NARROWED = [
  ...['q', 'from', 'to', 'near', 'within', 'state', 'topic', 'priority'],
  ...['format', 'kind', 'audience', 'credit', 'free'],
]
const FEED: PageRule = {
  kinds: ['calendar', 'catalog'],
  query: NARROWED,
  several: CHOSEN,
  refuses: true,
  seconds: 600,
}

const RULES: readonly [RegExp, PageRule][] = [
  [/^\/$/, { kinds: ['catalog', 'calendar', 'help', 'directory'], query: [], seconds: 600 }],
  [
    /^\/modules$/,
    {
      kinds: ['catalog', 'related'],
      query: ['q', 'priority', 'section', 'audience', 'hours', 'page'],
      several: { priority: priorityKeys, section: sectionKeys, audience: audienceKeys },
      seconds: DAY,
    },
  ],
  [/^\/modules\/[^/]+$/, { kinds: ['catalog'], query: ['edition'], seconds: DAY }],
  [/^\/modules\/[^/]+\/lessons\//, { kinds: ['catalog'], query: ['edition'], seconds: DAY }],
  [/^\/modules\/[^/]+\/test$/, { kinds: ['catalog'], query: [], seconds: DAY }],
  [
    /^\/calendar$/,
    {
      kinds: ['calendar', 'catalog'],
      query: [...NARROWED, 'places', 'month', 'week', 'view', 'page'],
      several: CHOSEN,
      seconds: 600,
    },
  ],
  [/^\/requests$/, { kinds: [], query: ['kind', 'on'], seconds: 600 }],
  [/^\/calendar\.(?:ics|atom|json)$/, FEED],
  [/^\/calendar\/embed$/, { ...FEED, framed: true }],
  [/^\/calendar\/embed\/code$/, { kinds: [], query: NARROWED, several: CHOSEN, seconds: DAY }],
  [/^\/calendar\/[^/]+\.ics$/, { ...FEED, query: [], refuses: false }],
  [
    /^\/related$/,
    {
      kinds: ['related', 'catalog'],
      query: ['q', 'priority', 'audience', 'mode', 'topic', 'hours', 'free', 'page'],
      several: { priority: priorityKeys, audience: audienceKeys, mode: relatedModes },
      seconds: 3600,
    },
  ],
  [/^\/priorities\//, { kinds: ['catalog', 'calendar', 'related', 'task-forces'], query: [], seconds: 3600 }],
  [/^\/related\//, { kinds: ['related', 'catalog'], query: [], seconds: 3600 }],
  [
    /^\/sitemap\.xml$/,
    { kinds: ['catalog', 'calendar', 'related', 'directory', 'task-forces'], query: [], seconds: 3600 },
  ],
  [/^\/calendar\//, { kinds: ['calendar'], query: [], seconds: 600 }],
  [
    /^\/directory$/,
    {
      kinds: ['directory', 'help'],
      query: ['zip', 'within', 'state', 'kind', 'crime', 'whom', 'help', 'language', 'q', 'page'],
      several: { kind: listingKinds },
      seconds: 3600,
    },
  ],
  [/^\/directory\/coverage$/, { kinds: ['directory', 'task-forces'], query: ['state', 'force'], seconds: 3600 }],
  [
    /^\/task-forces$/,
    {
      kinds: ['task-forces', 'help'],
      query: ['zip', 'state', 'kind', 'q', 'ended', 'page'],
      several: { kind: taskForceKinds },
      seconds: 3600,
    },
  ],
  [
    /^\/task-forces\/(?!(?:new|mine)$)[^/]+$/,
    { kinds: ['task-forces', 'directory', 'calendar'], query: [], seconds: 600 },
  ],
  [/^\/directory\//, { kinds: ['directory', 'task-forces'], query: [], seconds: 3600 }],
  [/^\/help$/, { kinds: ['help', 'directory'], query: ['zip'], seconds: 3600 }],
  [/^\/events\/[^/]+\/check-in$/, { ...SHELL, camera: true }],
  [/^\/verify$/, { kinds: [], query: ['code'], seconds: 0, uncached: true }],
  [/^\/verify\//, { kinds: [], query: [], seconds: 0, uncached: true }],
]

/** Nothing of ours: rendered as not found, and kept for nobody. */
export const UNKNOWN: PageRule = { kinds: [], query: [], seconds: 0, uncached: true }

/** In every language the same; the address, and with it what is kept, says which. Signed-in screens are shells without anybody's data: one for everybody, whatever the query. */
export const ruleOf = (path: string): PageRule =>
  RULES.find(([pattern]) => pattern.test(withoutLocale(path)))?.[1] ?? SHELL
