/** What may come in and go out about contact lines. */
import * as z from 'zod/mini'

export const contactKinds = ['emergency', 'hotline', 'reporting', 'federal', 'support'] as const

export const contactLineShape = z.object({
  id: z.string(),
  kind: z.enum(contactKinds),
  name: z.string(),
  purpose: z.string(),
  phone: z.nullable(z.string()),
  textNumber: z.nullable(z.string()),
  url: z.nullable(z.string()),
  hours: z.nullable(z.string()),
  sourceName: z.string(),
  sourceUrl: z.string(),
  lastVerifiedOn: z.string(),
})
