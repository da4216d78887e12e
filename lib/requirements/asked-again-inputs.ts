/** What goes out about a new edition that is asked again. */
import * as z from 'zod/mini'

export const editionAskedInput = z.object({ slug: z.string() })

/** New editions of which it is not worked out yet who owes them: what an agency’s people stand with is of before, for some of them. */
export const editionsUnderWayShape = z.object({
  items: z.array(
    z.object({
      courseSlug: z.string(),
      courseTitle: z.string(),
      edition: z.int(),
      /** In the agency’s zone. */
      publishedOn: z.string(),
      people: z.int(),
      done: z.int(),
    }),
  ),
})

/** The latest edition that changes what is taught, for whoever may publish: in how many agencies it is asked again, and how far that is. */
export const editionAskedShape = z.object({
  asked: z.nullable(
    z.object({
      edition: z.int(),
      agencies: z.int(),
      agenciesDone: z.int(),
      /** Due dates that followed so far. */
      dueDates: z.int(),
    }),
  ),
})
