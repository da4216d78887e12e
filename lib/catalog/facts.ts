/** What the catalog says about a module before anyone opens it. Written as front matter, stored as columns. */
import * as z from 'zod/mini'
import { keySchema, printable } from '@/lib/catalog/prose'
import { audienceKeys, changesKeys, leastTimeKeys, priorityKeys, sectionKeys } from './keys'

const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max), printable)

export const moduleFactsSchema = z.strictObject({
  slug: keySchema,
  title: line(160),
  /** One or two sentences for lists and search. */
  summary: line(400),
  section: z.enum(sectionKeys, `Use one of: ${sectionKeys.join(', ')}.`),
  priorities: z.array(z.enum(priorityKeys, `Use one of: ${priorityKeys.join(', ')}.`)).check(z.minLength(1)),
  topics: z.array(z.strictObject({ slug: keySchema, label: line(80) })).check(z.minLength(1), z.maxLength(8)),
  audiences: z.array(z.enum(audienceKeys, `Use one of: ${audienceKeys.join(', ')}.`)).check(z.minLength(1)),
  /** Whole minutes of credit for passing. */
  creditMinutes: z.int().check(z.minimum(5), z.maximum(2400)),
  /** The printed name of this version, e.g. `2026-10`. */
  edition: z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z .-]{0,39}$/, 'Write a short name such as 2026-10.')),
  /** The edition's number, the same in every installation; absent: one more than the latest. */
  number: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
  /** Whether a lesson has to be open for a while before it can be marked done (`leastPace`). */
  leastTime: z._default(z.enum(leastTimeKeys, `Use one of: ${leastTimeKeys.join(', ')}.`), 'reading'),
  changes: z._default(z.enum(changesKeys, `Use one of: ${changesKeys.join(', ')}.`), 'editorial'),
  /** Of a material edition: the module that teaches what is new in it to those who completed an earlier one. */
  difference: z.optional(keySchema),
  /** BCP 47, e.g. `en` or `es`. */
  language: z.string().check(z.regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'Write a language code such as en or es.')),
})

export type ModuleFacts = z.infer<typeof moduleFactsSchema>
