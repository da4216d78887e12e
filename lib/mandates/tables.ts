/** Mandate packs as they came with the product, who read them against their sources, and which agency adopted which. */
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { agencies } from '@/lib/agencies/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  actingPerson,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  rowsAdded,
  rowsRead,
} from '@/lib/platform/row-security'
import { requirements } from '@/lib/requirements/tables'
import { adoptionAnswers, findings } from './inputs'
import type { Pack } from './pack'

/** A change of a pack is a further edition; none is changed or removed, since agencies adopted it as it stood. */
export const packEditions = pgTable(
  'mandate_pack_editions',
  {
    packId: text().notNull(),
    edition: integer().notNull(),
    pack: jsonb().$type<Pack>().notNull(),
    digest: text().notNull(),
    cameAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.packId, t.edition] }),
    rowsRead('mandate_pack_editions_read', sql`true`),
    rowsAdded('mandate_pack_editions_added', actingAs('system')),
  ],
)

/** Somebody of the platform read an edition against its live source. Names are kept as they were signed with. */
export const packReadings = pgTable(
  'mandate_pack_readings',
  {
    id: id(),
    packId: text().notNull(),
    edition: integer().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    readerName: text().notNull(),
    readOn: day().notNull(),
    found: oneOf(findings).notNull(),
    /** What differs. */
    words: text(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      name: 'mandate_pack_readings_edition',
      columns: [t.packId, t.edition],
      foreignColumns: [packEditions.packId, packEditions.edition],
    }),
    index('mandate_pack_readings_of_an_edition').on(t.packId, t.edition),
    checkOneOf('mandate_pack_readings_found', t.found, findings),
    check('mandate_pack_readings_words', sql`(${t.found} = 'differs') = (${t.words} is not null)`),
    rowsRead('mandate_pack_readings_read', anyOf(actingAs('system'), sql`${actingPerson} is not null`)),
    rowsAdded(
      'mandate_pack_readings_added',
      anyOf(actingAs('system'), sql`(${actingAs('moderator', 'administrator')} and ${t.personId} = ${actingPerson})`),
    ),
  ],
)

/** An edition became a requirement of an agency, or a version of one; or the agency saw it and kept what it had. */
export const packAdoptions = pgTable(
  'mandate_pack_adoptions',
  {
    requirementId: uuid()
      .notNull()
      .references(() => requirements.id),
    packId: text().notNull(),
    edition: integer().notNull(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    answer: oneOf(adoptionAnswers).notNull(),
    /** The version of the requirement that it became. */
    version: integer(),
    byPersonId: uuid()
      .notNull()
      .references(() => people.id),
    byName: text().notNull(),
    /** The day on which they read the source themselves; needed where two people had not. */
    readOn: day(),
    answeredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.requirementId, t.edition] }),
    foreignKey({
      name: 'mandate_pack_adoptions_edition',
      columns: [t.packId, t.edition],
      foreignColumns: [packEditions.packId, packEditions.edition],
    }),
    index('mandate_pack_adoptions_by_agency').on(t.agencyId, t.packId),
    checkOneOf('mandate_pack_adoptions_answer', t.answer, adoptionAnswers),
    check('mandate_pack_adoptions_version', sql`(${t.answer} = 'kept') = (${t.version} is null)`),
    rowsRead('mandate_pack_adoptions_read', anyOf(actingAs('system'), inActingAgencies(t.agencyId))),
    rowsAdded(
      'mandate_pack_adoptions_added',
      anyOf(actingAs('system'), sql`(${inManagedAgencies(t.agencyId)} and ${t.byPersonId} = ${actingPerson})`),
    ),
  ],
)
