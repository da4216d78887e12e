/** What may come in about modules, and the shapes in which the catalog answers. */
import * as z from 'zod/mini'
import { searchText } from '@/lib/platform/text'
import { moduleContentSchema, testRulesSchema } from './content'
import { audienceKeys, priorityKeys, sectionKeys } from './keys'
import { keySchema } from './prose'

/** How long a module takes, by its credit: up to 1 hour, 1 to 2 hours, more than 2. */
export const lengthKeys = ['short', 'medium', 'long'] as const
export type LengthKey = (typeof lengthKeys)[number]

/** One value or several, as addresses write them (`?priority=a&priority=b`); what is unknown is left out. */
const chosen = <const T extends readonly [string, ...string[]]>(keys: T) =>
  z.catch(
    z.pipe(
      z.transform((value: unknown) =>
        [value].flat().filter((each): each is T[number] => (keys as readonly unknown[]).includes(each)),
      ),
      z.array(z.enum(keys)),
    ),
    [],
  )

/**
 * The filters of the catalog. Made for addresses that people edit and share: nothing here is refused, what cannot be
 * understood is as if it were not there.
 */
export const listModulesInput = z.object({
  q: z.catch(searchText(100), ''),
  priority: chosen(priorityKeys),
  section: chosen(sectionKeys),
  audience: chosen(audienceKeys),
  hours: z.catch(z.optional(z.enum(lengthKeys)), undefined),
  /** One beyond the end shows the last. */
  page: z.catch(
    z.pipe(
      z.coerce.number().check(z.minimum(1)),
      z.transform((page) => Math.min(Math.trunc(page), 1000)),
    ),
    1,
  ),
})
export type ModuleFilter = z.infer<typeof listModulesInput>

const edition = z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)))
export const getModuleInput = z.object({ slug: keySchema, edition })
export const getLessonInput = z.object({ slug: keySchema, lessonKey: keySchema, edition })
export const publishCourseInput = z.object({ markdown: z.string().check(z.minLength(1, 'Choose a module file.')) })
export const retireCourseInput = z.object({ slug: keySchema })

const named = z.object({ id: z.string(), name: z.string() })
const counted = z.object({ id: z.string(), name: z.string(), count: z.int() })

export const moduleItemShape = z.object({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  sectionId: z.string(),
  creditMinutes: z.int(),
  audiences: z.array(z.string()),
  priorities: z.array(named),
  lessons: z.int(),
})
export type ModuleItem = z.infer<typeof moduleItemShape>

export const moduleListShape = z.object({
  /** How many modules the filters leave, on all pages. */
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The words were found nowhere; these modules have words like them. */
  onlyClose: z.boolean(),
  sections: z.array(z.object({ id: z.string(), name: z.string(), count: z.int(), modules: z.array(moduleItemShape) })),
  /** How many modules each further choice would leave. */
  facets: z.object({
    priority: z.array(counted),
    section: z.array(counted),
    audience: z.array(counted),
    hours: z.array(counted),
  }),
  topics: z.array(z.string()),
})
export type ModuleList = z.infer<typeof moduleListShape>

const outlineShape = z.object({
  key: z.string(),
  title: z.string(),
  minutes: z.int(),
  note: z.optional(z.string()),
  effort: z.optional(z.object({ words: z.int(), checks: z.int(), scenarios: z.int() })),
  /** Seconds that the lesson has to be open before it can be marked done; 0 or absent: none. */
  leastSeconds: z.optional(z.int()),
})

/** An edition that changes what is taught, since the one that is read; and what teaches the difference alone. */
export const changedSinceShape = z.object({
  edition: z.int(),
  difference: z.nullable(z.object({ slug: z.string(), title: z.string() })),
})
export type ChangedSince = z.infer<typeof changedSinceShape>

const factsShape = {
  slug: z.string(),
  title: z.string(),
  edition: z.int(),
  editionName: z.string(),
  /** Not the edition that a new enrollment gets. */
  isEarlier: z.boolean(),
  changedSince: z.nullable(changedSinceShape),
  retiredAt: z.nullable(z.string()),
  outline: z.array(outlineShape),
  testRules: testRulesSchema,
}

export const moduleShape = z.object({
  ...factsShape,
  summary: z.string(),
  section: named,
  language: z.string(),
  creditMinutes: z.int(),
  audiences: z.array(z.string()),
  priorities: z.array(named),
  topics: z.array(named),
  contentNote: z.string(),
  objectives: z.array(z.string()),
  resources: moduleContentSchema.shape.resources,
  sources: moduleContentSchema.shape.sources,
  editions: z.array(z.object({ edition: z.int(), editionName: z.string(), publishedAt: z.string() })),
})
export type Module = z.infer<typeof moduleShape>

export const lessonShape = z.object({
  ...factsShape,
  /** From 1. */
  number: z.int(),
  lesson: moduleContentSchema.shape.lessons.def.element,
})
export type LessonPage = z.infer<typeof lessonShape>

export const publishedShape = z.object({ slug: z.string(), edition: z.int(), changed: z.boolean() })
