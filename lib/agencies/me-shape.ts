/** Who is signed in, as every screen needs it: names and booleans, never role names. */
import * as z from 'zod/mini'
import { locales } from '@/lib/platform/locales'

export const meShape = z.object({
  signedIn: z.boolean(),
  /** The demonstration world: invented people, persona buttons, an outbox instead of mail. */
  demonstration: z.boolean(),
  /** The languages that this installation shows. */
  languages: z.array(z.enum(locales)),
  person: z.nullable(
    z.object({
      id: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      email: z.nullable(z.string()),
      timeZone: z.nullable(z.string()),
      /** In which letters come; nothing chosen: that of the page they were asked for on, else English. */
      language: z.nullable(z.enum(locales)),
      /** What a change of names and zone is made from. */
      version: z.string(),
    }),
  ),
  /** Where the person serves now. */
  serves: z.array(
    z.object({
      agencyId: z.string(),
      name: z.string(),
      state: z.string(),
      timeZone: z.string(),
      position: z.nullable(z.string()),
      /** How its roster calls the person. */
      calledName: z.string(),
      /** They said so themselves; until then the agency reads nothing of theirs but what it wrote. */
      joined: z.boolean(),
    }),
  ),
  /** Agencies whose people the person looks after, and whether changes are included. */
  looksAfter: z.array(
    z.object({
      agencyId: z.string(),
      name: z.string(),
      state: z.string(),
      timeZone: z.string(),
      mayChange: z.boolean(),
    }),
  ),
  may: z.object({
    moderate: z.boolean(),
    administer: z.boolean(),
    author: z.boolean(),
    organize: z.boolean(),
    publishEvents: z.boolean(),
    /** Works the queue of a kind of request. */
    answerRequests: z.boolean(),
  }),
})
export type Me = z.infer<typeof meShape>
