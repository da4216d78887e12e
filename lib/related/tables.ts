/** Courses that others give: suggested by anyone, kept by moderators. Nothing is public until one opened the link. */
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf, searchVector } from '@/lib/platform/columns'
import { actingAs, actingPerson, anyOf, rowsAdded, rowsChanged, rowsRead } from '@/lib/platform/row-security'
import { relatedModes, relatedStates } from './fields'

export const relatedTrainings = pgTable(
  'related_trainings',
  {
    id: id(),
    slug: text().notNull().unique(),
    status: oneOf(relatedStates).notNull(),
    title: text().notNull(),
    provider: text().notNull(),
    /** What it teaches, in one or two sentences of our own. */
    summary: text().notNull(),
    url: text().notNull(),
    /** Minutes as its provider states them; null where it states none. */
    minutes: integer(),
    mode: oneOf(relatedModes).notNull(),
    /** As the reader sees it: "Free", "$120". */
    cost: text().notNull(),
    audiences: text().array().notNull(),
    priorityIds: text().array().notNull(),
    topicIds: text().array().notNull(),
    /** A certificate, a credential, nothing. */
    leadsTo: text(),
    /** From where it is known, where that is not its own page. */
    source: text(),
    /** The day a moderator opened the link; null until the first one did. */
    linkCheckedOn: day(),
    /** Null for what came with the product. */
    suggestedBy: uuid().references(() => people.id),
    /** Of a row that came with the product, its name there. */
    sourceKey: text().unique(),
    /** Why it was returned or retired. */
    reason: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    listedAt: instant(),
    retiredAt: instant(),
    search: searchVector().notNull(),
    searchWords: text().notNull(),
  },
  (t) => [
    index('related_trainings_by_status').on(t.status, t.linkCheckedOn, t.id),
    index('related_trainings_by_suggester').on(t.suggestedBy, t.updatedAt).where(sql`suggested_by is not null`),
    index('related_trainings_search').using('gin', t.search),
    checkOneOf('related_trainings_status', t.status, relatedStates),
    checkOneOf('related_trainings_mode', t.mode, relatedModes),
    check('related_trainings_listed_were_opened', sql`${t.status} <> 'listed' or ${t.linkCheckedOn} is not null`),
    rowsRead(
      'related_trainings_read',
      anyOf(sql`${t.status} = 'listed'`, actingAs('system', 'moderator'), sql`${t.suggestedBy} = ${actingPerson}`),
    ),
    rowsAdded(
      'related_trainings_added',
      anyOf(actingAs('system'), sql`${t.suggestedBy} = ${actingPerson} and ${t.status} = 'suggested'`),
    ),
    // Nobody lists what they suggested themselves, or says somebody else suggested it: the trigger related_trainings_guarded refuses it.
    rowsChanged(
      'related_trainings_changed',
      anyOf(
        actingAs('system'),
        sql`${t.suggestedBy} = ${actingPerson} and ${t.status} in ('suggested', 'returned')`,
        sql`${actingAs('moderator')} and ${t.suggestedBy} is distinct from ${actingPerson}`,
      ),
    ),
  ],
)
